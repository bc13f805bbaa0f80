/** The ranking as a file (`/xep-hang.csv`, same parameters as the page): every unit, with what its figure is. */
import { formatDate, type Language } from '#platform/format.ts';
import { byteOrderMark, csvHeadings, csvNumber, csvRow } from '#platform/tables/csv-out.ts';
import type { Coverage } from '#reporting/index.ts';
import { figureWords } from '#web/messages/figures.ts';
import { monthWords } from '#web/messages/presence.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { csvResponse } from '#web/server/csv-response.ts';
import { reading } from '#web/server/page.ts';
import type { Route } from './+types/ranking-csv.ts';
import { type RankingPage, readRankingPage, type ShownRow } from './ranking-page.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  return reading(args, 'see-presence', async (page) => {
    const ranking = await readRankingPage(page);
    const words = rankingWords[page.language];
    const common = commonCells(ranking, page.language, page.services.sample !== null);
    const rows = ranking.rows.map((row) => csvRow([...rowCells(row, page.language), ...common(row)]));
    const { indicator, place, period, frame } = ranking;
    const file = ['xep-hang', indicator, place?.code ?? 'ca-nuoc', period, `ban-do-${frame}`].join('-');
    const text = byteOrderMark + csvHeadings(words.csvHeadings.split(',')) + rows.join('');
    return csvResponse(text, `${file}.csv`, page.services);
  });
}

function rowCells(row: ShownRow, language: Language): string[] {
  const words = rankingWords[language];
  const { rank, code, type, name, value, numerator, denominator, coverage, unranked } = row;
  return [
    String(rank ?? ''),
    code,
    type,
    name,
    value === null ? '' : csvNumber(value, 4, language),
    String(numerator),
    String(denominator ?? ''),
    // Rounded as the pages round it.
    coverage === null ? '' : csvNumber(Math.round(1000 * coverage.share) / 10, 1, language),
    coverage === null ? '' : coveredUnit(coverage, words),
    String(coverage?.known ?? ''),
    String(coverage?.registered ?? ''),
    coverage === null ? '' : formatDate(coverage.on, language),
    unranked === null || unranked === 'not-ranked' ? '' : words[unranked],
  ];
}

/** Of the unit itself; else of which unit, and of which map because codes and names are reused. */
function coveredUnit({ from, whole, of, frame }: Coverage, words: (typeof rankingWords)['vi']): string {
  return from === 'own' && whole ? words.csvOwn : words.csvOf(unitName(of), frame);
}

function commonCells(page: RankingPage, language: Language, sample: boolean) {
  const words = rankingWords[language];
  return ({ exactness }: ShownRow) => [
    words[page.indicator],
    figureWords[language][page.source],
    monthWords(page.period),
    formatDate(page.asOf, language),
    page.frame,
    exactness === 'exact' ? words.csvExact : words.estimatedMark,
    sample ? words.csvSample : '',
  ];
}
