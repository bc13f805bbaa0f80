/** Communes of a province, or provinces of the country, side by side: sorted by links, with what has no commune and the sum. */
import { formatDate, formatInteger, formatShare } from '#platform/format.ts';
import type { Exactness, PartRow, PartsSort, Tally } from '#reporting/index.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { tableWords } from '#web/messages/table.ts';
import { namesPath, unitName, unitPath } from '#web/pages/presence/paths.ts';
import { withParams } from '../../components/choose.tsx';
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
  csv?: string;
}

type Row = (Tally & Exactness) & { code: string | null; label: string };

export function PartsTable({ caption, parts, url, of, isLive, asOf, frame, coverage, csv }: PartsTableProps) {
  const language = useLanguage();
  const words = presenceWords[language];
  const query = new URL(url, 'http://a').searchParams;
  const kept = ['khung', 'thang'].flatMap((name) =>
    query.get(name) === null ? [] : `${name}=${query.get(name)}`,
  );
  const suffix = kept.length === 0 ? '' : `?${kept.join('&')}`;
  const rows: Row[] = [
    ...parts.rows.filter(({ names }) => names > 0).map((row) => ({ ...row, label: unitName(row) })),
    // Without a commune they have names all the same, so the sum closes.
    ...(parts.unplaced === null || parts.unplaced.names === 0
      ? []
      : [{ ...parts.unplaced, code: null, label: words.unplaced }]),
  ];
  // Units without a name would bury the others; they stand below, by name.
  const without = parts.rows.filter(({ names }) => names === 0);
  const number = (value: number) => formatInteger(value, language);
  const heading = (sort: PartsSort, label: string) => (
    <a href={withParams(url, { xep: sort })} aria-current={parts.sort === sort ? 'true' : undefined}>
      {label}
    </a>
  );
  const share = (part: number, row: Tally) => (
    <>
      {number(part)} <span className="share">{formatShare(part, row.judged, language)}</span>
    </>
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: heading('name', of === null ? words.province : words.unit),
      heading: true,
      cell: ({ code, label, exactness }) => (
        <>
          {code === null ? (
            isLive && of !== null ? (
              <a href={namesPath(of, { unplaced: true })}>{label}</a>
            ) : (
              label
            )
          ) : (
            <a href={`${unitPath(code)}${suffix}`}>{label}</a>
          )}
          {exactness === 'estimated' && <span className="share"> {words.estimated}</span>}
        </>
      ),
    },
    {
      key: 'names',
      label: heading('names', words.names),
      short: words.names,
      number: true,
      cell: ({ names }) => number(names),
    },
    {
      key: 'website',
      label: heading('website', words.website),
      short: words.website,
      number: true,
      cell: (row) => share(row.website, row),
    },
    {
      key: 'trusted',
      label: heading('trusted', words.trusted),
      short: words.trusted,
      number: true,
      cell: (row) => share(row.trusted, row),
    },
    {
      key: 'mail',
      label: heading('mail', words.mail),
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
  const { total } = parts;
  return (
    <div className="stack-s">
      <DataTable
        caption={caption}
        note={words.partsNote(
          coverage === null ? '' : words.partsCoverage(coverage),
          formatDate(asOf, language),
          frame,
        )}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code ?? ''}
        totals={{
          name: words.total,
          names: number(total.names),
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
          <p className="unit-names small">
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
