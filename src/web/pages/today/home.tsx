/** `/`: how long until the month is due, what waits, each row a link to where it is done, and what changed since yesterday. */

import { formatDate, formatDay, formatInteger } from '#platform/format.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { todayWords } from '#web/messages/today.ts';
import { assumptionPath, domainPath, inSentence } from '#web/pages/presence/paths.ts';
import type { TaskRow } from '#web/pages/today/tasks.ts';
import { readTodayFigures, readTodayPage, type TodayPage } from '#web/pages/today/today-page.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { reading } from '#web/server/page.ts';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { TileBar } from '../../components/tile-bar.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/home.ts';

export async function loader(args: Route.LoaderArgs) {
  const figures = await readingFigures(args, 'see-territory', readTodayFigures, []);
  return reading(args, 'see-territory', (page) => readTodayPage(page, figures));
}

export default function Today({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = todayWords[language];
  return (
    <div className="today">
      <div className="today-head">
        <Title
          title={words.title(page.weekday, formatDate(page.today, language))}
          kicker={page.place === '' ? undefined : page.place}
        />
        {page.commune === null ? <Countdown page={page} /> : <CommuneFigure commune={page.commune} />}
      </div>
      <section aria-labelledby="viec" className="stack-s">
        <h2 id="viec">{page.tasks.length === 0 ? words.none : words.work}</h2>
        {page.tasks.length === 0 ? (
          <p className="soft">
            {page.isCommune ? words.noneCommune : words.noneNext(formatDate(page.due.dueOn, language))}
          </p>
        ) : (
          <ol className="tasks">
            {page.tasks.map((row) => (
              <Task key={row.key} row={row} />
            ))}
          </ol>
        )}
      </section>
      <Changes page={page} />
    </div>
  );
}

function Countdown({ page: { due } }: { page: TodayPage }) {
  const language = useLanguage();
  const words = todayWords[language];
  const day = `${language === 'vi' ? lowerFirst(due.weekday) : due.weekday} ${formatDate(due.dueOn, language)}`;
  const span = 30;
  return (
    <div className="countdown" data-near={due.daysLeft <= 3 ? '' : undefined}>
      <p className="countdown-figure">
        {due.daysLeft > 0 && <b>{formatInteger(due.daysLeft, language)}</b>}
        <span>{words.daysLeft(due.daysLeft)}</span>
      </p>
      <p className="countdown-text">
        {due.daysLeft === 0 ? words.dueToday(due.month, day) : words.due(due.month, day)}{' '}
        {due.unconfirmed !== null && <Unconfirmed href={assumptionPath(due.unconfirmed) ?? ''} />}
      </p>
      <TileBar
        done={Math.max(0, span - due.daysLeft)}
        of={span}
        tiles={span}
        label={words.dueTiles(due.daysLeft)}
      />
      {due.monthIsAhead && (
        <p className="soft small">
          {words.window(
            due.month,
            formatDate(due.window.from, language),
            formatDate(due.window.until, language),
          )}{' '}
          <a href={assumptionPath('calendar.vnnic-month-window') ?? ''}>{words.windowRule}</a>.
        </p>
      )}
      {due.movedFrom !== null && (
        <p className="soft small">{words.moved(formatDate(due.movedFrom, language))}</p>
      )}
    </div>
  );
}

/** `Thứ Tư` within a sentence: `thứ Tư`. */
function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function CommuneFigure({ commune }: { commune: NonNullable<TodayPage['commune']> }) {
  const language = useLanguage();
  const words = todayWords[language];
  const { name, href, instead, names, website, trusted } = commune;
  return (
    <div className="countdown">
      <p className="countdown-figure">
        <b>
          <a href={href}>{formatInteger(names, language)}</a>
        </b>
      </p>
      <p className="countdown-text">{words.communeNames(inSentence(name))}</p>
      {names > 0 && (
        <TileBar
          done={website}
          of={names}
          tiles={Math.min(names, 30)}
          label={words.communeTiles(website, names)}
        />
      )}
      <p className="soft">{names === 0 ? words.communeNone : words.communeShare(website, trusted)}</p>
      {instead !== null && (
        <p className="soft small">{presenceWords[language].missingMonth(instead.missing, instead.shown)}</p>
      )}
    </div>
  );
}

function Task({ row }: { row: TaskRow }) {
  const language = useLanguage();
  const words = todayWords[language];
  return (
    <li data-tone={row.tone}>
      <span className="task-count">{row.count === null ? '' : formatInteger(row.count, language)}</span>
      <div>
        <a className="task-title" href={row.href}>
          {row.title}
        </a>
        {row.detail !== '' && <p className="soft small">{row.detail}</p>}
        {row.names.length > 0 && (
          <p className="small task-names">
            {row.names.map(({ name, unicode }) => (
              <a key={name} href={domainPath(name)}>
                {unicode}
              </a>
            ))}
            {row.more > 0 && <span className="soft">{words.more(row.more)}</span>}
          </p>
        )}
      </div>
    </li>
  );
}

function Changes({ page: { changes, measuredToday } }: { page: TodayPage }) {
  const language = useLanguage();
  const words = todayWords[language];
  return (
    <section aria-labelledby="da-doi" className="stack-s">
      <h2 id="da-doi">{words.changed}</h2>
      <p className="soft">
        {measuredToday === 0 ? words.notMeasuredToday : words.measuredToday(measuredToday)}{' '}
        {changes.counts.length === 0 ? words.changedNone : ''}
      </p>
      {changes.counts.length > 0 && (
        <>
          <ul className="count-list">
            {changes.counts.map(({ kind, label, count }) => (
              <li key={kind}>
                <b>{formatInteger(count, language)}</b> {label}
              </li>
            ))}
          </ul>
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
