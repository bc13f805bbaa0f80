/**
 * What every command on the database begins and ends with: the right database, opened and closed, its mark said.
 */
import type { Language } from '#platform/format.ts';
import { chosenDatabase, type OpenDatabase, openDatabase, type Role } from '../database.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';

/** What stands over everything that is printed from the sample. */
export const sampleMark: Record<Language, string> = {
  vi: 'DỮ LIỆU MẪU: tên, chủ thể và lịch sử đều là hư cấu.',
  en: 'SAMPLE DATA: names, subjects and history are invented.',
};

/** Opens the database the command means, runs `work`, closes it whatever happens. */
export async function withDatabase(
  given: Given,
  host: Host,
  role: Role,
  work: (database: OpenDatabase) => Promise<number>,
): Promise<number> {
  const name = chosenDatabase(given, host);
  if (name === 'sample') host.stderr.write(`${sampleMark[given.language]}\n`);
  await using database = await openDatabase(host, name, role);
  return await work(database);
}
