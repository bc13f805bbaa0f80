/** Whom to call about a name: who holds it, where, and by which registrar; the register keeps no telephone numbers. */
import type { ReactNode } from 'react';
import { formatDate } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import { unitPath } from '#web/pages/presence/paths.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';

type FactRow = readonly [label: string, value: ReactNode];

export function DomainWho({ page }: { page: DomainPage }) {
  const words = domainWords[useLanguage()];
  const place = page.crumbs.at(-1);
  const { known } = page.holder;
  const rows: FactRow[] = [
    [words.holder, <Holder key="holder" holder={page.holder} />],
    ...(known === null || known.id === null || known.address === null
      ? []
      : ([[words.address, <Address key="address" id={known.id} address={known.address} />]] as const)),
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
    [words.registrar, page.registrar === '' ? words.unknown : page.registrar],
  ];
  return (
    <section className="domain-who stack-s" aria-labelledby="cua-ai">
      <h2 id="cua-ai">{words.whoTitle}</h2>
      <Facts rows={rows} />
      <p className="soft small">{words.noTelephone}</p>
    </section>
  );
}

type Known = NonNullable<DomainPage['holder']['known']>;

/** That of a person or household is shown on the subject's own page alone, where looking is written down. */
function Address({ id, address }: { id: number; address: NonNullable<Known['address']> }) {
  const words = domainWords[useLanguage()];
  if (address === 'none') return words.addressNone;
  if (address === 'hidden') return <a href={`/doi-tuong/${id}`}>{words.addressHidden}</a>;
  return address.text;
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
