/** `/quan-tri/gia-dinh/de-xuat/ID/so-lieu.csv`: every figure of the preview that whoever asks may see. */
import type { Language } from '#platform/format.ts';
import { byteOrderMark, csvHeadings, csvRow } from '#platform/tables/csv-out.ts';
import { type FigureValue, selectPreviewFigures } from '#reporting/index.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { figureText, indicatorWords, monthText, sliceWords } from '#web/pages/assumptions/figure-words.ts';
import { numberOf } from '#web/pages/assumptions/proposal-page.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { notFound, reading } from '#web/server/page.ts';
import type { Route } from './+types/figures-csv.ts';

/** More than every cell of a province's month. */
const mostRows = 200_000;

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return reading(args, 'change-assumptions', async ({ db, language, services }) => {
    const id = numberOf(args.params.id);
    if (id === null) throw notFound();
    const words = proposalWords[language];
    const { figures } = await selectPreviewFigures(db, { proposalId: id, limit: mostRows });
    const head = csvHeadings([
      words.unit,
      words.indicator,
      words.slice,
      words.period,
      words.wasColumn,
      words.willBe,
    ]);
    const lines = figures.map((figure) =>
      csvRow([
        figure.unit === null ? words.everywhere : `${figure.unit.type} ${figure.unit.name}`.trim(),
        indicatorWords(figure, language),
        sliceWords(figure.slice, language),
        monthText(figure.period),
        figureCell(figure.before, language),
        figureCell(figure.after, language),
      ]),
    );
    return csvResponse(`${byteOrderMark}${head}${lines.join('')}`, `de-xuat-${id}.csv`, services);
  });
}

/** A count that stands alone stays a number. */
function figureCell(value: FigureValue | null, language: Language): string {
  const count = value !== null && 'numerator' in value && value.denominator === null ? value.numerator : null;
  return count === null ? figureText(value, language) : String(count);
}
