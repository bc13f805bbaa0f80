/**
 * `/quan-tri/nhat-ky.csv`: the filter's entries, the newest first. They name persons: a fresh proof first; that it was taken is
 * an entry itself.
 */
import { appendAudit, selectEntries } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInstant } from '#platform/format.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { byteOrderMark, csvHeadings, csvRow } from '#platform/tables/csv-out.ts';
import { auditWords } from '#web/messages/audit.ts';
import { lookingOf, namedEntries, readAsked, toFilter } from '#web/pages/audit/entries.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { requireActor, scopeOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/audit-csv.ts';

/** Some 15 MB. Older entries: by the same address with `sau=` the last number of this file. */
const mostRows = 50_000;

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const actor = requireActor(args, 'see-audit');
  requireFresh(args, `/quan-tri/nhat-ky${new URL(args.request.url).search}`);
  const state = requestOf(args.context);
  const { services, language, requestId } = state;
  const now = services.now();
  const words = auditWords[language];
  const asked = readAsked(new URL(args.request.url).searchParams);
  const rows = await inScope(services.console, scopeOf(state), async (trx) => {
    const { entries } = await selectEntries(trx, toFilter(asked, mostRows));
    const named = await namedEntries(lookingOf({ db: trx, actor, services, language }), entries);
    const { act, accountId, object } = asked;
    const details = { rows: named.length, act, accountId, object };
    await appendAudit(trx, { at: now, actor, act: 'audit-exported', details, requestId });
    return named;
  });
  const head = csvHeadings([
    words.number,
    words.at,
    words.act,
    words.person,
    words.post,
    words.object,
    words.objectTold,
    words.details,
  ]);
  const lines = rows.map(({ seq, at, act, person, post, object, objectTold, details }) =>
    csvRow([
      String(seq),
      formatInstant(at, language),
      act,
      person ?? words.program,
      post ?? '',
      object,
      objectTold,
      details,
    ]),
  );
  return csvResponse(`${byteOrderMark}${head}${lines.join('')}`, `nhat-ky-${dayOf(now)}.csv`, services);
}
