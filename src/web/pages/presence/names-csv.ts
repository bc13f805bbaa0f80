/** The list of names of a filter as a file (`/hien-dien/19/ten.csv`). With holders it is personal data: a fresh proof first. */
import { selectNames } from '#reporting/index.ts';
import { namesFile } from '#web/pages/presence/export-names.ts';
import { readFilters } from '#web/pages/presence/filters.ts';
import { readPlace } from '#web/pages/presence/place.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { reading, requireActor } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/names-csv.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  requireActor(args, 'export-names');
  const { pathname, search } = new URL(args.request.url);
  requireFresh(args, `${pathname.replace(/\.csv$/, '')}${search}`);
  const order = await reading(args, 'export-names', async (page) => {
    const { unit } = await readPlace(
      { ...page, url: new URL(page.url.pathname, page.url) },
      args.params.code,
    );
    const filters = readFilters(page.url.searchParams);
    const { total } = await selectNames(page.db, { unitId: unit.id, filters, limit: 1, now: page.now });
    return { actor: page.actor, unit, filters, rows: total.exact ? total.value : null };
  });
  return namesFile({ ...order, state: requestOf(args.context) });
}
