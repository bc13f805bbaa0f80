/**
 * `hien-dien report rebuild`: every cell counted again from history, as a check or after a repair.
 */
import { formatDecimal, formatInteger } from '#platform/format.ts';
import { rebuildCells } from '#reporting/index.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function reportRebuild(given: Given, host: Host): Promise<number> {
  const { language } = given;
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const began = host.ticksMs();
    const { periods, cells } = await rebuildCells(pool, { now: host.now() });
    const seconds = formatDecimal((host.ticksMs() - began) / 1000, language);
    host.stdout.write(
      language === 'vi'
        ? `Đã tính lại ${formatInteger(cells, language)} ô số liệu của ${formatInteger(periods.length, language)} tháng trong ${seconds} giây.\n`
        : `Counted ${formatInteger(cells, language)} cells of ${formatInteger(periods.length, language)} months again in ${seconds} s.\n`,
    );
    return 0;
  });
}
