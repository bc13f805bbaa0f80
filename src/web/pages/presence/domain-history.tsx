/** A year of one name as a strip of days, and what changed in it with the days. */
import { formatDay } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import { domainPath } from '#web/pages/presence/paths.ts';
import { HistoryStrip } from '../../charts/history-strip.tsx';
import { useLanguage } from '../../components/language.tsx';

const shownEvents = 10;

export function DomainHistory({ page }: { page: DomainPage }) {
  const language = useLanguage();
  const words = domainWords[language];
  const until = Temporal.PlainDate.from(page.on).add({ days: 1 });
  return (
    <section className="stack" aria-labelledby="mot-nam">
      <div className="stack-s">
        <h2 id="mot-nam">{words.historyTitle}</h2>
        {page.strip.length === 0 ? (
          <p className="soft">{words.historyEmpty}</p>
        ) : (
          <HistoryStrip
            intervals={page.strip.map(({ from, until: end, state, tone, trusted }) => ({
              from,
              until: end,
              label: `${state}${trusted === null ? '' : `, ${trusted ? words.isTrusted : words.isNotTrusted}`}`,
              tone,
              href: `${domainPath(page.name)}?ngay=${from}`,
            }))}
            from={until.subtract({ days: 365 }).toString()}
            until={until.toString()}
            description={words.historyName}
            lasting={words.lasting}
            language={language}
          />
        )}
      </div>
      <div className="stack-s">
        <h3>{words.eventsTitle}</h3>
        {page.events.length === 0 ? (
          <p className="soft">{words.eventsEmpty}</p>
        ) : (
          <Events events={page.events.slice(0, shownEvents)} />
        )}
        {page.events.length > shownEvents && (
          <details>
            <summary>{words.eventsAll(page.events.length)}</summary>
            <Events events={page.events.slice(shownEvents)} />
          </details>
        )}
      </div>
    </section>
  );
}

function Events({ events }: { events: DomainPage['events'] }) {
  const language = useLanguage();
  const words = domainWords[language];
  return (
    <ol className="news">
      {events.map(({ at, kind, words: what, before, after }) => (
        <li key={`${at} ${kind} ${after}`}>
          <time dateTime={at}>{formatDay(at, language)}</time>
          <span>{what}</span>
          <span className="soft">
            {before !== null && after !== null ? words.changed(before, after) : (after ?? before ?? '')}
          </span>
        </li>
      ))}
    </ol>
  );
}
