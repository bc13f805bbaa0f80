/** The ranking as a file (`/xep-hang.csv`, same parameters as the page): every unit, with what its figure is. */
import { byteOrderMark, csvRow } from '#platform/tables/csv-out.ts';
import type { Coverage } from '#reporting/index.ts';
import { figureWords } from '#web/messages/figures.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { reading } from '#web/server/page.ts';
import type { Route } from './+types/ranking-csv.ts';
import { type RankingPage, readRankingPage, type ShownRow } from './ranking-page.ts';

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  return reading(args, 'see-presence', async (page) => {
    const ranking = await readRankingPage(page);
    const words = rankingWords[page.language];
    const common = commonCells(ranking, page.language, page.services.sample !== null);
    const rows = ranking.rows.map((row) => csvRow([...rowCells(row, words), ...common(row)]));
    const { indicator, place, period, frame } = ranking;
    const file = ['xep-hang', indicator, place?.code ?? 'ca-nuoc', period, `ban-do-${frame}`].join('-');
    return new Response(byteOrderMark + csvRow(words.csvHeadings.split(',')) + rows.join(''), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${file}.csv"`,
      },
    });
  });
}

/** Numbers with a point and without grouping, for programs. */
function rowCells(row: ShownRow, words: (typeof rankingWords)['vi']): string[] {
  const { rank, code, type, name, value, numerator, denominator, coverage, unranked } = row;
  return [
    String(rank ?? ''),
    code,
    type,
    name,
    value === null ? '' : String(Number(value.toFixed(4))),
    String(numerator),
    String(denominator ?? ''),
    // Rounded as the pages round it.
    coverage === null ? '' : (Math.round(1000 * coverage.share) / 10).toFixed(1),
    coverage === null ? '' : coveredUnit(coverage, words),
    String(coverage?.known ?? ''),
    String(coverage?.registered ?? ''),
    coverage?.on ?? '',
    unranked === null || unranked === 'not-ranked' ? '' : words[unranked],
  ];
}

/** Of the unit itself; else of which unit, and of which map because codes and names are reused. */
function coveredUnit({ from, whole, of, frame }: Coverage, words: (typeof rankingWords)['vi']): string {
  return from === 'own' && whole ? words.csvOwn : words.csvOf(unitName(of), frame);
}

function commonCells(page: RankingPage, language: 'vi' | 'en', sample: boolean) {
  const words = rankingWords[language];
  return ({ exactness }: ShownRow) => [
    words[page.indicator],
    figureWords[language][page.source],
    page.period,
    page.asOf,
    page.frame,
    exactness === 'exact' ? words.csvExact : words.estimatedMark,
    sample ? words.csvSample : '',
  ];
}
