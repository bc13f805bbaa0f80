/** The pairs of a unit's lineage as a table: what each source says, whether they agree, and what a pair counts as. */
import { formatDate, formatShare, type Language } from '#platform/format.ts';
import { tableWords } from '#web/messages/table.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import type { ShownPiece } from '#web/pages/territory/unit-page.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { dayOfPiece } from './lineage-picture.tsx';

export function LineageTable({ pieces, isForward }: { pieces: readonly ShownPiece[]; isForward: boolean }) {
  const language = useLanguage();
  const words = territoryWords[language];
  const extent = (word: 'full' | 'partial' | null) =>
    word === null ? words.absent : word === 'full' ? words.whole : words.part;
  const way = isForward ? 'became' : 'formed';
  return (
    <DataTable
      caption={words.lineageCaption}
      note={words.lineageNote}
      columns={[
        {
          key: 'unit',
          label: words.unit,
          heading: true,
          cell: (piece: ShownPiece) => (
            <a href={territoryPath(piece.key, dayOfPiece(piece, way))}>{unitName(piece)}</a>
          ),
        },
        { key: 'code', label: words.code, cell: ({ code }) => <span className="code">{code}</span> },
        { key: 'day', label: words.from, cell: ({ on }) => formatDate(on, language) },
        { key: 'extent', label: words.extent, cell: (piece) => extent(piece.extent) },
        { key: 'a', label: words.sourceA, cell: ({ extentA }) => extent(extentA) },
        { key: 'b', label: words.sourceB, cell: ({ extentB }) => extent(extentB) },
        {
          key: 'agreement',
          label: words.agreement,
          cell: ({ agreement }) =>
            agreement === 'both' ? words.both : <Tag tone="fair">{words[agreement]}</Tag>,
        },
        { key: 'weight', label: words.weight, number: true, cell: (piece) => weightWords(piece, language) },
      ]}
      rows={pieces}
      rowKey={({ key }) => key}
      empty={words.rowsEmpty}
      extent={tableWords[language].extent(pieces.length, pieces.length, true)}
    />
  );
}

function weightWords({ share, basis, extent, weight }: ShownPiece, language: Language): string {
  const words = territoryWords[language];
  if (share === null || weight === 0) return words.notCounted;
  const percent = formatShare(share, 1, language);
  if (share === 1 && extent === 'full') return percent;
  const how = {
    known: words.known,
    population: words.byPopulation,
    area: words.byArea,
    equal: words.byEqual,
  }[basis];
  return `≈ ${percent}, ${how}`;
}
