/**
 * `hien-dien report presence`: the figures of a unit in a month, on the map asked for. What was touched since the last
 * count is counted first.
 */

import { inSnapshot } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import {
  periodOf,
  presenceReport,
  refreshTouched,
  renderPresenceCsv,
  renderPresenceText,
} from '#reporting/index.ts';
import { parseMonth } from '../dates.ts';
import type { Host } from '../host.ts';
import { oneOf } from '../read-arguments.ts';
import { formatOption, writeAnswer } from './format-option.ts';
import { type Given, optionOf } from './given.ts';
import { withDatabase } from './with-database.ts';

export function reportPresence(given: Given, host: Host): Promise<number> {
  const { language } = given;
  const code = optionOf(given, 'unit');
  if (code === undefined) {
    throw problem('option-missing', { option: '--unit', usage: 'hien-dien report presence --unit 19' });
  }
  const frame = oneOf('--frame', optionOf(given, 'frame') ?? '34', ['63', '34'] as const);
  const month = optionOf(given, 'period');
  const period = month === undefined ? periodOf(host.now()) : parseMonth('--period', month);
  const format = formatOption(given, ['text', 'csv', 'json']);
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    await refreshTouched(pool, { now: host.now() });
    // A worker that stores a batch between two of its questions must not make a sum that does not close.
    const report = await inSnapshot(pool, (db) =>
      presenceReport(db, { code, period, frame, now: host.now() }),
    );
    const text = {
      text: () => renderPresenceText(report, language),
      csv: () => renderPresenceCsv(report, language),
      json: () => `${JSON.stringify(report, null, 2)}\n`,
    }[format]();
    await writeAnswer(given, host, text);
    return 0;
  });
}
