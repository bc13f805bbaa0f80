/** Communes of a province, or provinces of the country, side by side: sorted by links, with what has no commune and the sum. */
import type { ReactNode } from 'react';
import { formatDate, formatInteger, formatShare } from '#platform/format.ts';
import type { Exactness, PartRow, PartsSort, Tally } from '#reporting/index.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { tableWords } from '#web/messages/table.ts';
import { assumptionPath, mapAndMonth, namesPath, unitName, unitPath } from '#web/pages/presence/paths.ts';
import { withParams } from '../../components/choose.tsx';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { type Column, DataTable } from '../../components/table.tsx';

export interface PartsTableProps {
  caption: string;
  parts: { rows: PartRow[]; unplaced: (Tally & Exactness) | null; total: Tally & Exactness; sort: PartsSort };
  /** This page's address, for the headings that sort. */
  url: string;
  /** The province whose parts they are; null for the country. */
  of: string | null;
  /** Figures are of now and lead to their names. */
  isLive: boolean;
  asOf: string;
  frame: string;
  /** Said in the note: known names beside VNNIC's count. */
  coverage: string | null;
  /** Assumptions behind the columns that nobody confirmed. */
  unconfirmed?: Resting;
  csv?: string;
}

type Row = (Tally & Exactness) & { code: string | null; label: string };
type Resting = Partial<Record<'names-website' | 'names-trusted' | 'names-mail' | 'estimated', string>>;

/** `chieu=tang`: the least first, which shows who is behind. */
const ascending = 'tang';

/** Units with names; the least first on demand, those without a measured one still last, for nothing is known of them. */
function inOrder({ rows, sort }: PartsTableProps['parts'], isAscending: boolean): PartRow[] {
  const known = rows.filter(({ names }) => names > 0);
  if (!isAscending || sort === 'name') return known;
  const key = (row: PartRow) =>
    sort === 'names' ? row.names : row.judged === 0 ? Number.POSITIVE_INFINITY : row[sort] / row.judged;
  return known.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}

const isEstimated = ({ exactness }: Exactness) => exactness === 'estimated';

export function PartsTable(props: PartsTableProps) {
  const { caption, parts, url, of, isLive, asOf, frame, coverage, unconfirmed = {}, csv } = props;
  const language = useLanguage();
  const words = presenceWords[language];
  const suffix = mapAndMonth(url);
  const isAscending = new URL(url, 'http://a').searchParams.get('chieu') === ascending;
  const rows: Row[] = [
    ...inOrder(parts, isAscending).map((row) => ({ ...row, label: unitName(row) })),
    // Without a commune they have names all the same, so the sum closes.
    ...(parts.unplaced === null || parts.unplaced.names === 0
      ? []
      : [{ ...parts.unplaced, code: null, label: words.unplaced }]),
  ];
  // Units without a name would bury the others; they stand below, by name.
  const without = parts.rows.filter(({ names }) => names === 0);
  const { total } = parts;
  const estimated = [total, ...rows].some(isEstimated);
  const heading = (sort: PartsSort, label: string, rests?: keyof Resting) => (
    <>
      <a
        href={withParams(url, {
          xep: sort,
          chieu: parts.sort === sort && sort !== 'name' && !isAscending ? ascending : null,
        })}
        aria-current={parts.sort === sort ? 'true' : undefined}
      >
        {label}
        {parts.sort === sort && sort !== 'name' && <span aria-hidden="true"> {isAscending ? '↑' : '↓'}</span>}
      </a>{' '}
      <Unconfirmed href={rests && assumptionPath(unconfirmed[rests])} />
    </>
  );
  const number = (value: number, row: Exactness) =>
    `${isEstimated(row) ? '≈\u00a0' : ''}${formatInteger(value, language)}`;
  const share = (part: number, row: Tally & Exactness) => (
    <>
      {number(part, row)} <span className="share">{formatShare(part, row.judged, language)}</span>
    </>
  );
  const told = (label: ReactNode, row: Exactness) => (
    <>
      {label}
      {isEstimated(row) && <span className="share"> {words.estimated}</span>}
    </>
  );
  const nameOf = ({ code, label }: Row) => {
    if (code !== null) return <a href={`${unitPath(code)}${suffix}`}>{label}</a>;
    return isLive && of !== null ? <a href={namesPath(of, { unplaced: true })}>{label}</a> : label;
  };
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: heading('name', of === null ? words.province : words.unit),
      heading: true,
      cell: (row) => told(nameOf(row), row),
    },
    {
      key: 'names',
      label: heading('names', words.names),
      short: words.names,
      number: true,
      cell: (row) => number(row.names, row),
    },
    {
      key: 'website',
      label: heading('website', words.website, 'names-website'),
      short: words.website,
      number: true,
      cell: (row) => share(row.website, row),
    },
    {
      key: 'trusted',
      label: heading('trusted', words.trusted, 'names-trusted'),
      short: words.trusted,
      number: true,
      cell: (row) => share(row.trusted, row),
    },
    {
      key: 'mail',
      label: heading('mail', words.mail, 'names-mail'),
      short: words.mail,
      number: true,
      cell: (row) => share(row.mail, row),
    },
    {
      key: 'faulty',
      label: heading('faulty', words.faulty),
      short: words.faulty,
      number: true,
      cell: (row) => share(row.faulty, row),
    },
  ];
  return (
    <div className="stack-s">
      <DataTable
        caption={caption}
        note={
          <>
            {words.partsNote(
              coverage === null ? '' : words.partsCoverage(coverage),
              formatDate(asOf, language),
              frame,
            )}{' '}
            <span className="screen-only">{words.partsSort}</span>
            {estimated && (
              <>
                {' '}
                {words.partsEstimated} <Unconfirmed href={assumptionPath(unconfirmed.estimated)} />
              </>
            )}
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code ?? ''}
        totals={{
          name: told(words.total, total),
          names: number(total.names, total),
          website: share(total.website, total),
          trusted: share(total.trusted, total),
          mail: share(total.mail, total),
          faulty: share(total.faulty, total),
        }}
        empty={words.partsEmpty}
        extent={tableWords[language].extent(rows.length, rows.length, true)}
        stack={false}
        {...(csv === undefined ? {} : { csv })}
      />
      {without.length > 0 && (
        <details>
          <summary>{words.partsWithout(without.length)}</summary>
          <p className="unit-names">
            {without.map((unit) => (
              <a key={unit.unitId} href={`${unitPath(unit.code)}${suffix}`}>
                {unitName(unit)}
              </a>
            ))}
          </p>
        </details>
      )}
    </div>
  );
}
