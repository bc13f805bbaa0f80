/** `/quan-tri/tai-khoan.csv`: the filter's accounts as a file. Of persons it holds their login only; the export is audited. */
import { appendAudit, roles, selectAccounts } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import { byteOrderMark, csvHeadings, csvRow } from '#platform/tables/csv-out.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { readAccountFilter, toFilter } from '#web/pages/accounts/account-filter.ts';
import { statusWord } from '#web/pages/accounts/words.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { inIdentity } from '#web/server/identity-work.ts';
import { requireActor } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/accounts-csv.ts';

/** More than a country's communes and bodies. */
const mostRows = 20_000;

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const actor = requireActor(args, 'manage-accounts');
  requireFresh(args, `/quan-tri/tai-khoan${new URL(args.request.url).search}`);
  const state = requestOf(args.context);
  const { services, language, requestId } = state;
  const now = services.now();
  const asked = readAccountFilter(new URL(args.request.url).searchParams);
  const { rows } = await selectAccounts(services.identity, toFilter({ ...asked, after: 0 }, mostRows), now);
  const words = accountsWords[language];
  const lines = rows.map(({ login, status, posts, lastSeenAt }) =>
    csvRow([
      login,
      posts.map(({ title }) => title).join('; '),
      posts.map(({ role }) => roles[role].title[language]).join('; '),
      statusWord(status, language),
      lastSeenAt === null ? '' : formatDate(dayOf(lastSeenAt), language),
    ]),
  );
  const head = csvHeadings([words.login, words.heldPosts, words.role, words.status, words.seen]);
  await inIdentity(state, (trx) =>
    appendAudit(trx, { at: now, actor, act: 'accounts-exported', details: { rows: rows.length }, requestId }),
  );
  return csvResponse(`${byteOrderMark}${head}${lines.join('')}`, `tai-khoan-${dayOf(now)}.csv`, services);
}
