/** When a name was registered and until when, and how it was last measured. */
import type { ReactNode } from 'react';
import { formatDate, formatDay, formatInstant } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';

type FactRow = readonly [label: string, value: ReactNode];

export function DomainFacts({ page }: { page: DomainPage }) {
  const language = useLanguage();
  const words = domainWords[language];
  const day = (date: string | null) => (date === null ? words.unknown : formatDate(date, language));
  const rows: FactRow[] = [
    [words.zone, `.${page.zone}`],
    [words.registeredOn, day(page.registeredOn)],
    [words.expiresOn, <ExpiresOn key="expires" page={page} />],
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
      <section className="stack-s" aria-labelledby="dang-ky">
        <h2 id="dang-ky">{words.registeredTitle}</h2>
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

/** The date is the list's: what has passed since is said with the list's day. */
function ExpiresOn({ page: { expiresOn, expiry } }: { page: DomainPage }) {
  const language = useLanguage();
  const words = domainWords[language];
  if (expiresOn === null) return words.unknown;
  const listed = expiry === null ? '' : formatDate(expiry.listedOn, language);
  return (
    <>
      {formatDate(expiresOn, language)}
      {expiry !== null && (
        <>
          {' '}
          <strong>
            ({expiry.when === 'past' ? words.expiredBeside(listed) : words.soonBeside(expiry.days, listed)})
          </strong>
        </>
      )}
    </>
  );
}
