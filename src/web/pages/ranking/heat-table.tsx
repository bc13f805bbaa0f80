/** Units by one figure: the value stands in a tile as bright as its class, beside it what it was made of and on what share. */
import type { ReactNode } from 'react';
import { percentWords } from '#web/messages/presence.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { unitName, unitPath } from '#web/pages/presence/paths.ts';
import { partsWords, valueWords } from '#web/pages/ranking/figure-words.ts';
import type { ShownRow } from '#web/pages/ranking/ranking-page.ts';
import { type ShownIndicator, stepOf } from '#web/pages/ranking/steps.ts';
import { useLanguage } from '../../components/language.tsx';
import { type Column, DataTable } from '../../components/table.tsx';
import { sharedCoverage } from './why-unranked.tsx';

export interface HeatTableProps {
  caption: string;
  note: ReactNode;
  indicator: ShownIndicator;
  rows: readonly ShownRow[];
  ranked: boolean;
  /** The reason stands in each row; without, it is said once in the note. */
  reasons: boolean;
  /** Address parameters of the map and month, for the links to the units. */
  query: string;
  extent: ReactNode;
  csv: string;
}

export function HeatTable(props: HeatTableProps) {
  const { caption, note, indicator, rows, ranked, reasons, query, extent, csv } = props;
  const language = useLanguage();
  const words = rankingWords[language];
  const rank: Column<ShownRow> = {
    key: 'rank',
    label: words.rank,
    number: true,
    cell: (row) => <b className="rank-place">{row.rank}</b>,
  };
  // One coverage for all is of whom the heading says; what is the same in every row stands there quietly.
  const shared = sharedCoverage(rows);
  const coverage: Column<ShownRow> = {
    key: 'coverage',
    label:
      shared === null
        ? words.coverage
        : shared.whole === false
          ? words.coverageSharedPart
          : words.coverageShared,
    number: true,
    cell: (row) =>
      shared === null ? (
        coverageWords(row, language)
      ) : (
        <span className="soft">{percentWords(shared.share, language)}</span>
      ),
  };
  const reason: Column<ShownRow> = {
    key: 'reason',
    label: words.reason,
    cell: ({ unranked }) => (unranked === null || unranked === 'not-ranked' ? '' : words[unranked]),
  };
  const columns: Column<ShownRow>[] = [
    ...(ranked ? [rank] : []),
    {
      key: 'unit',
      label: words.unit,
      heading: true,
      cell: (row) => <a href={`${unitPath(row.code)}${query}`}>{unitName(row)}</a>,
    },
    {
      key: 'value',
      label: words.value,
      cell: (row) => <HeatTile indicator={indicator} row={row} />,
    },
    {
      key: 'parts',
      label: words.parts,
      number: true,
      cell: (row) => (
        <>
          {indicator === 'names' ? null : partsWords(indicator, row, language)}
          {row.exactness === 'estimated' && <span className="heat-estimated"> {words.estimatedMark}</span>}
        </>
      ),
    },
    ...(rows.some((row) => row.coverage !== null) ? [coverage] : []),
    ...(reasons ? [reason] : []),
  ];
  return (
    <DataTable
      caption={caption}
      note={note}
      columns={columns.filter(
        ({ key }) => key !== 'parts' || indicator !== 'names' || rows.some(isEstimated),
      )}
      rows={rows}
      rowKey={({ code }) => code}
      empty={words.empty}
      stack={false}
      extent={extent}
      csv={csv}
    />
  );
}

const isEstimated = ({ exactness }: ShownRow) => exactness === 'estimated';

function HeatTile({ indicator, row }: { indicator: ShownIndicator; row: ShownRow }) {
  const language = useLanguage();
  return (
    <span
      className="heat-tile"
      data-step={stepOf(indicator, row.value)}
      data-estimated={isEstimated(row) ? '' : undefined}
    >
      {isEstimated(row) && '≈ '}
      {valueWords(indicator, row, language)}
    </span>
  );
}

/** As precise as on the page of the unit it is of, or two pages tell two shares. */
function coverageWords({ coverage }: ShownRow, language: 'vi' | 'en'): string {
  if (coverage === null) return '–';
  const words = rankingWords[language];
  const share = percentWords(coverage.share, language);
  if (!coverage.whole) return words.coveragePart(share);
  return coverage.from === 'own' ? share : words.coverageAbove(share);
}
