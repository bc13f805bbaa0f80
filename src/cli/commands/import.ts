/**
 * `hien-dien import KIND FILE`: a list becomes part of the register; with `--dry-run` the same is only shown.
 */
import { writeFile } from 'node:fs/promises';
import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { problem, systemCode } from '#platform/problems.ts';
import { openListFile } from '#platform/tables/list-source.ts';
import { importList, parseKind, renderImportCsv, renderImportText } from '#registry/index.ts';
import { refreshTouched } from '#reporting/index.ts';
import { parseDay } from '../dates.ts';
import type { Host } from '../host.ts';
import { secretOf } from '../secret-of.ts';
import { isSameFile } from '../sink.ts';
import { type Given, optionOf } from './given.ts';
import { withDatabase } from './with-database.ts';

export async function importCommand(given: Given, host: Host): Promise<number> {
  const [word = '', path = ''] = given.operands;
  const kind = parseKind(word);
  const day = optionOf(given, 'as-of');
  const today = dayOf(host.now());
  const source = await openListFile(path);
  const file = optionOf(given, 'report');
  if (file !== undefined && (await isSameFile(path, file))) throw problem('output-is-input', { path: file });
  return await withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const secret = await secretOf(pool, host);
    const assumptions = await readAssumptions(pool, today);
    const report = await importList(pool, {
      kind: kind.id,
      file: source,
      asOf: day === undefined ? today : parseDay('--as-of', day),
      secret,
      by: 'hien-dien import',
      now: host.now(),
      dryRun: given.values.has('dry-run'),
      profile: optionOf(given, 'profile') ?? null,
      province: optionOf(given, 'province') ?? null,
      keepMonths: assumptions['personal-data.keep-months'],
    });
    host.stdout.write(renderImportText(report, given.language));
    if (file !== undefined) await writeReport(file, renderImportCsv(report, given.language));
    await refreshTouched(pool, { now: host.now() });
    return 0;
  });
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    // It holds names of persons and firms.
    await writeFile(path, text, { mode: 0o600 });
  } catch (error) {
    throw problem('output-broken', { path, reason: systemCode(error) });
  }
}
