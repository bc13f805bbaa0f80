/** What to act on: the commonest faults with what to do about each, and what changed this week. */
import { formatDay, formatInteger } from '#platform/format.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { domainPath, namesPath } from '#web/pages/presence/paths.ts';
import type { UnitPage } from '#web/pages/presence/unit-page.ts';
import { useLanguage } from '../../components/language.tsx';

export function UnitFaults({ page }: { page: UnitPage }) {
  const language = useLanguage();
  const words = presenceWords[language];
  return (
    <section className="stack-s" aria-labelledby="loi-hay-gap">
      <h2 id="loi-hay-gap">{words.faultsTitle}</h2>
      <p className="soft">{page.faults.length === 0 ? words.faultsEmpty : words.faultsNote}</p>
      <ol className="count-rows fault-list">
        {page.faults.map(({ check, title, names, advice }) => (
          <li key={check}>
            <b>{formatInteger(names, language)}</b>
            <div>
              {page.isLive ? (
                <a href={namesPath(page.unit.code, { fault: check })}>{words.failing(title)}</a>
              ) : (
                <span>{words.failing(title)}</span>
              )}
              <p className="soft small">{advice}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function UnitChanges({ changes }: { changes: NonNullable<UnitPage['changes']> }) {
  const language = useLanguage();
  const words = presenceWords[language];
  return (
    <section className="stack-s" aria-labelledby="tuan-nay">
      <h2 id="tuan-nay">{words.changesTitle}</h2>
      {changes.counts.length === 0 ? (
        <p className="soft">{words.changesEmpty}</p>
      ) : (
        <>
          <p className="soft small">{words.changesSince(formatDay(changes.since, language))}</p>
          <ul className="count-list">
            {changes.counts.map(({ kind, label, count }) => (
              <li key={kind}>
                <b>{formatInteger(count, language)}</b> {label}
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.rows.length > 0 && (
        <>
          <h3>{changes.counts.length === 0 ? words.changesEarlier : words.changesLatest}</h3>
          <ul className="news">
            {changes.rows.map(({ eventId, name, unicode, at, label }) => (
              <li key={eventId}>
                <time dateTime={at}>{formatDay(at, language)}</time>
                <a href={domainPath(name)}>{unicode}</a>
                <span className="soft">{label}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
