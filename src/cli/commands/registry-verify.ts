/**
 * `hien-dien registry verify`: whether the register holds together. Exit code 1 when a check fails.
 */
import { dayOf } from '#platform/day.ts';
import { formatInteger } from '#platform/format.ts';
import { verifyRegistry } from '#registry/index.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

const marks = { vi: { pass: 'ĐẠT', fail: 'SAI' }, en: { pass: 'OK   ', fail: 'WRONG' } } as const;

export function registryVerify(given: Given, host: Host): Promise<number> {
  const { language } = given;
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const checks = await verifyRegistry(pool, { today: dayOf(host.now()) });
    for (const { passed, found, words } of checks) {
      const mark = marks[language][passed ? 'pass' : 'fail'];
      const count = passed ? '' : ` (${formatInteger(found, language)})`;
      host.stdout.write(`${mark}  ${words[language]}${count}\n`);
    }
    return checks.every(({ passed }) => passed) ? 0 : 1;
  });
}
