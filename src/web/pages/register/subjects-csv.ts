/**
 * Subjects of a search or a filter as a file (`/doi-tuong.csv`): what the list shows of them, up to a bound. They are
 * personal data: a fresh proof of who asks, no more of a code than its last four, and an entry of the audit, without which
 * there is no file. The entry tells what was asked for by its shape: letters and names may be a person's.
 */
import { createHash } from 'node:crypto';
import { redirect } from 'react-router';
import { appendAudit } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { byteOrderMark, csvHeadings, csvRow } from '#platform/tables/csv-out.ts';
import { type ListedSubject, maskCode, selectSubjectsFound } from '#registry/index.ts';
import { registerWords } from '#web/messages/register.ts';
import { wordOf } from '#web/pages/presence/filters.ts';
import {
  exportedAtMost,
  readSubjectsAddress,
  type SubjectsAddress,
  withoutWholeCode,
} from '#web/pages/register/subjects-asked.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { reading, requireActor, scopeOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { kindWords } from '#words/index.ts';
import type { Route } from './+types/subjects-csv.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const actor = requireActor(args, 'see-subjects');
  const short = withoutWholeCode(args.request.url);
  if (short !== null) throw redirect(short);
  requireFresh(args, `/doi-tuong${new URL(args.request.url).search}`);
  const state = requestOf(args.context);
  const { language, requestId, services } = state;
  const { address, rows, isCut } = await reading(args, 'see-subjects', async (page) => {
    const asked = await readSubjectsAddress(page);
    const { query, unitIds, kind, on } = asked;
    const found = await selectSubjectsFound(page.db, { query, unitIds, kind, on, limit: exportedAtMost });
    return {
      address: asked,
      rows: found.rows,
      isCut: !found.total.exact || found.total.value > found.rows.length,
    };
  });
  const text = renderSubjectsCsv(rows, language);
  const sha256 = createHash('sha256').update(text).digest('hex');
  // In a transaction of its own, because the one that reads cannot write.
  await inScope(services.console, scopeOf(state), (trx) =>
    appendAudit(trx, {
      at: services.now(),
      actor,
      act: 'subjects-exported',
      ...(address.commune === null ? {} : { object: `unit:${address.commune.code}` }),
      details: { filter: shapeOf(address), rows: rows.length, complete: !isCut, sha256 },
      requestId,
    }),
  );
  // A file that was cut says so by its name.
  const parts = [
    'chu-the',
    ...(address.commune === null ? [] : [address.commune.code]),
    address.on,
    ...(isCut ? [`${rows.length}-dong-dau`] : []),
  ];
  return csvResponse(text, `${parts.join('-')}.csv`, {
    sample: services.sample,
    told: { 'x-hien-dien-day': address.on, 'x-hien-dien-rows': String(rows.length) },
  });
}

function renderSubjectsCsv(rows: readonly ListedSubject[], language: Language): string {
  const words = registerWords[language];
  const headings = [words.name, words.kind, words.place, words.status, words.code, words.names];
  const lines = rows.map(({ name, kind, place, status, last4, names }) =>
    csvRow([
      name,
      wordOf(kindWords[language], kind),
      place ?? words.noPlace,
      words[status],
      // With its dots, as the page has it: a spreadsheet would make 734 of 0734.
      last4 === '' ? '' : maskCode(last4),
      names.map(({ unicode }) => unicode).join(' '),
    ]),
  );
  return byteOrderMark + csvHeadings(headings) + lines.join('');
}

/** What kind of thing was looked for, never what. */
function shapeOf({ find, query, kind }: SubjectsAddress): Record<string, string> {
  const sought = 'domain' in query ? 'domain' : /^\d{4}$/.test(find) ? 'digits' : 'letters';
  return { ...(find === '' ? {} : { find: sought }), ...(kind === null ? {} : { kind }) };
}
