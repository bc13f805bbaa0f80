/** A unit's names and codes over its days, and what else its code has meant. */
import { formatDate } from '#platform/format.ts';
import type { CodeMeaning, UnitCode, UnitVersion } from '#territory/index.ts';
import { tableWords } from '#web/messages/table.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';

export function VersionsTable({ versions }: { versions: readonly UnitVersion[] }) {
  const language = useLanguage();
  const words = territoryWords[language];
  return (
    <DataTable
      caption={words.versionsCaption}
      columns={[
        { key: 'name', label: words.name, heading: true, cell: (version: UnitVersion) => unitName(version) },
        ...(versions.some(({ within }) => within !== null)
          ? [{ key: 'within', label: words.within, cell: ({ within }: UnitVersion) => within }]
          : []),
        ...days<UnitVersion>(language),
        {
          key: 'change',
          label: words.change,
          cell: ({ change, sourceTitle }: UnitVersion) =>
            change === null ? (
              <span className="soft">{sourceTitle}</span>
            ) : (
              <>
                {change.title} <span className="soft">{` · ${change.document}`}</span>
              </>
            ),
        },
      ]}
      rows={versions}
      rowKey={({ from }) => from ?? ''}
      empty={words.rowsEmpty}
      extent={tableWords[language].extent(versions.length, versions.length, true)}
    />
  );
}

export function CodesTable({ codes }: { codes: readonly UnitCode[] }) {
  const language = useLanguage();
  const words = territoryWords[language];
  return (
    <DataTable
      caption={words.codesCaption}
      columns={[
        {
          key: 'code',
          label: words.code,
          heading: true,
          cell: ({ code, preferred, note }: UnitCode) => (
            <>
              <span className="code">{code}</span>
              {!preferred && <span className="soft"> ({words.notShown})</span>}
              {(note === 'day-unknown' || note === 'one-table') && (
                <span className="soft">{` · ${words[note]}`}</span>
              )}
            </>
          ),
        },
        { key: 'scheme', label: words.scheme, cell: ({ scheme }) => (scheme === 'gso' ? words.gso : scheme) },
        ...days<UnitCode>(language),
        {
          key: 'source',
          label: words.source,
          cell: ({ sourceTitle }) => <span className="soft">{sourceTitle}</span>,
        },
      ]}
      rows={codes}
      rowKey={({ code, from }) => `${code} ${from}`}
      empty={words.rowsEmpty}
      extent={tableWords[language].extent(codes.length, codes.length, true)}
    />
  );
}

function days<Row extends { from: string | null; until: string | null }>(language: 'vi' | 'en') {
  const words = territoryWords[language];
  const date = (on: string | null, open: string) => (on === null ? open : formatDate(on, language));
  return [
    { key: 'from', label: words.from, cell: ({ from }: Row) => date(from, words.openFrom) },
    { key: 'until', label: words.until, cell: ({ until }: Row) => date(until, words.openUntil) },
  ];
}

export function OtherMeanings({ code, meanings }: { code: string; meanings: readonly CodeMeaning[] }) {
  const language = useLanguage();
  const words = territoryWords[language];
  if (meanings.length === 0) return null;
  const date = (on: string | null) => (on === null ? null : formatDate(on, language));
  return (
    <section className="stack-s">
      <h2>{words.otherMeanings(code)}</h2>
      <ol className="meanings">
        {meanings.map((meaning) => (
          <li key={`${meaning.key} ${meaning.from}`}>
            <span className="meaning-days">{words.span(date(meaning.from), date(meaning.until))}</span>
            <span>
              <a href={territoryPath(meaning.key, meaning.until)}>{unitName(meaning)}</a>
              {meaning.within !== null && <span className="soft">, {meaning.within}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
