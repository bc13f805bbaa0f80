/** Whose a name is, where it counts, where it was registered, and how it was last measured. */
import type { ReactNode } from 'react';
import { formatDate, formatDay, formatInstant } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import { unitPath } from '#web/pages/presence/paths.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';

type FactRow = readonly [label: string, value: ReactNode];

export function DomainFacts({ page }: { page: DomainPage }) {
  const language = useLanguage();
  const words = domainWords[language];
  const day = (date: string | null) => (date === null ? words.unknown : formatDate(date, language));
  const place = page.crumbs.at(-1);
  const rows: FactRow[] = [
    [words.holder, <Holder key="holder" holder={page.holder} />],
    [
      words.place,
      place === undefined ? (
        words.unknown
      ) : (
        <a key="place" href={unitPath(place.code)}>
          {page.unitName ?? place.name}
        </a>
      ),
    ],
    [words.zone, `.${page.zone}`],
    [words.registrar, page.registrar === '' ? words.unknown : page.registrar],
    [words.registeredOn, day(page.registeredOn)],
    [words.expiresOn, day(page.expiresOn)],
    [words.listedOn, day(page.listedOn)],
  ];
  const { shown, tries } = page;
  const measured: FactRow[] = [
    ...(shown === null
      ? []
      : ([
          [words.measuredAt, formatInstant(shown.lastSeen, language)],
          [words.method, words.methodOn(shown.measured.method, formatDay(shown.measured.at, language))],
          [words.norm, shown.norm],
        ] satisfies FactRow[])),
    ...(tries === null
      ? []
      : ([
          [words.tries, words.triesFailed(tries.failures, formatInstant(tries.at, language), tries.why)],
        ] satisfies FactRow[])),
  ];
  return (
    <>
      <section className="stack-s" aria-labelledby="cua-ai">
        <h2 id="cua-ai">{words.whoTitle}</h2>
        <Facts rows={rows} />
      </section>
      {measured.length > 0 && (
        <section className="stack-s" aria-labelledby="lan-do">
          <h2 id="lan-do">{words.measuredTitle}</h2>
          <Facts rows={measured} />
        </section>
      )}
    </>
  );
}

function Holder({ holder: { known, before } }: { holder: DomainPage['holder'] }) {
  const language = useLanguage();
  const words = domainWords[language];
  return (
    <span className="stack-s">
      {known === null && <span>{words.noHolder}</span>}
      {known !== null && known.name === null && <span>{words.hiddenHolder(known.kind)}</span>}
      {known !== null && known.name !== null && (
        <span>
          {known.id === null ? known.name : <a href={`/doi-tuong/${known.id}`}>{known.name}</a>}
          <br />
          <span className="soft small">
            {known.kind}
            {known.code !== '' && ` · ${words.code.toLowerCase()} ${known.code}`}
            {` · ${known.evidence}, ${words.since(formatDate(known.since, language))}`}
          </span>
        </span>
      )}
      {before.map(({ subjectId, subjectName, since, until }) => (
        <span className="soft small" key={`${subjectId} ${since}`}>
          {words.before}: <a href={`/doi-tuong/${subjectId}`}>{subjectName}</a> ({formatDate(since, language)}{' '}
          – {until === null ? '' : formatDate(until, language)})
        </span>
      ))}
    </span>
  );
}
