/** `/quan-tri/gia-dinh.csv`: the register as a file, in words and as JSON. Nothing of it is personal data beyond who signed. */
import { selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import { byteOrderMark, csvHeadings, csvRow } from '#platform/tables/csv-out.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { plainEntry } from '#web/pages/assumptions/plain.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { reading } from '#web/server/page.ts';
import type { Route } from './+types/register-csv.ts';

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return reading(args, 'see-assumptions', async ({ db, now, language, services }) => {
    const today = dayOf(now);
    const words = assumptionsWords[language];
    const rows = (await selectRegister(db, today)).map((entry) => plainEntry(entry, language));
    const head = [
      words.csvKey,
      words.assumption,
      words.value,
      words.csvRaw,
      words.source,
      words.grade,
      words.standing,
      words.document,
      words.from,
      words.until,
      words.usedIn,
    ];
    const lines = rows.map((row) =>
      csvRow([
        row.key,
        row.title,
        row.value,
        row.raw,
        row.source,
        row.grade,
        row.standing.text,
        row.document ?? '',
        row.from === null ? '' : formatDate(row.from, language),
        row.until === null ? '' : formatDate(row.until, language),
        row.usedIn,
      ]),
    );
    return csvResponse(
      `${byteOrderMark}${csvHeadings(head)}${lines.join('')}`,
      `gia-dinh-${today}.csv`,
      services,
    );
  });
}
