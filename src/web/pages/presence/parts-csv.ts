/** The communes of a province, or the provinces, as a file (`/hien-dien/19/xa.csv`): the table of the page, every column. */
import { presenceReport, renderPresenceCsv } from '#reporting/index.ts';
import { readPlace } from '#web/pages/presence/place.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { reading } from '#web/server/page.ts';
import type { Route } from './+types/parts-csv.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  return reading(args, 'see-presence', async (page) => {
    const { db, now, language, services } = page;
    const { unit, frame, period } = await readPlace(page, args.params.code);
    const report = await presenceReport(db, {
      code: unit.code,
      period,
      frame: frame.name,
      now,
      emptyToo: true,
    });
    const file = `hien-dien-${unit.code}-${period}-ban-do-${frame.name}.csv`;
    return csvResponse(renderPresenceCsv(report, language, 'person'), file, {
      sample: services.sample,
      told: { 'x-hien-dien-day': report.asOf, 'x-hien-dien-rows': String(report.communes.length) },
    });
  });
}
