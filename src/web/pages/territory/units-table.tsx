/** Units of a level as a table: provinces of the country, or communes of a province, with sums that close. */
import { formatDate, formatDecimal, formatInteger } from '#platform/format.ts';
import type { UnitRow } from '#territory/index.ts';
import { tableWords } from '#web/messages/table.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import { useLanguage } from '../../components/language.tsx';
import { type Column, DataTable } from '../../components/table.tsx';

export interface UnitsTableProps {
  caption: string;
  rows: readonly UnitRow[];
  on: string;
  linked: string | null;
  level: 'province' | 'commune';
  /** The old map: no figures of people are known there, and units became something. */
  isOld: boolean;
  /** Where all rows are shown; without, all are. */
  allHref?: string;
  /** The figure of the unit they are parts of; told where their sum is another. */
  people?: number | null;
}

const firstRows = 50;

export function UnitsTable({
  caption,
  rows,
  on,
  linked,
  level,
  isOld,
  allHref,
  people = null,
}: UnitsTableProps) {
  const language = useLanguage();
  const words = territoryWords[language];
  const number = (value: number | null) => (value === null ? '–' : formatInteger(value, language));
  const shown = allHref === undefined ? rows : rows.slice(0, firstRows);
  const sum = (field: 'communes' | 'people') => rows.reduce((total, row) => total + (row[field] ?? 0), 0);
  const levelWord = level === 'province' ? words.levelProvince : words.levelCommune;
  const columns: Column<UnitRow>[] = [
    {
      key: 'unit',
      label: words.unit,
      heading: true,
      cell: (row) => <a href={territoryPath(row.key, linked)}>{unitName(row)}</a>,
    },
    { key: 'code', label: words.code, cell: ({ code }) => <span className="code">{code}</span> },
  ];
  if (level === 'province')
    columns.push({
      key: 'communes',
      label: words.communes,
      number: true,
      cell: ({ communes }) => number(communes),
    });
  else if (isOld) columns.push({ key: 'within', label: words.within, cell: ({ within }) => within });
  if (!isOld)
    columns.push({
      key: 'people',
      label: words.people,
      number: true,
      cell: ({ people, peopleNote }) => (
        <>
          {number(people)}
          {peopleNote !== '' && people !== null && <span className="soft"> ({words.doubtful})</span>}
        </>
      ),
    });
  if (!isOld && level === 'commune')
    columns.push({
      key: 'area',
      label: words.area,
      number: true,
      cell: ({ km2 }) => (km2 === null ? '–' : formatDecimal(km2, language)),
    });
  columns.push({
    key: 'lineage',
    label: isOld ? words.became : words.came,
    cell: ({ formedOf, wentInto }) => {
      const names = isOld ? wentInto : formedOf;
      return names.length > 0 && names.length <= 3
        ? names.join(', ')
        : words.cameFrom(names.length, levelWord);
    },
  });
  const totals: Record<string, string> = { unit: words.total, people: number(sum('people')) };
  if (level === 'province') totals.communes = number(sum('communes'));
  return (
    <DataTable
      caption={caption}
      note={[
        words.listNote(formatDate(on, language)),
        ...(isOld ? [] : [words.peopleSource]),
        ...(isOld || people === null || people === sum('people')
          ? []
          : [words.peopleDiffer(number(sum('people')), number(people))]),
      ].join(' ')}
      columns={columns}
      rows={shown}
      rowKey={({ key }) => key}
      totals={totals}
      stack={false}
      empty={words.listEmpty}
      extent={
        <>
          {tableWords[language].extent(shown.length, rows.length, true)}
          {shown.length < rows.length && (
            <>
              {' · '}
              <a href={allHref}>{words.all(rows.length)}</a>
            </>
          )}
        </>
      }
    />
  );
}
