/** A province or commune (`/hien-dien/19`): what its names show, what is wrong with them, what changed, its communes. */
import { formatDate, formatInteger } from '#platform/format.ts';
import { may } from '#web/may.ts';
import { monthWords, percentWords, presenceWords } from '#web/messages/presence.ts';
import { coveredPlace, reasonWords } from '#web/pages/presence/coverage-words.ts';
import { assumptionPath, mapAndMonth, namesPath, unitName, unitPath } from '#web/pages/presence/paths.ts';
import { readUnitPage, type UnitPage } from '#web/pages/presence/unit-page.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { Switch, withParams } from '../../components/choose.tsx';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Crumb, Title } from '../../components/title.tsx';
import type { Route } from './+types/unit.ts';
import { MissingMonth } from './missing-month.tsx';
import { PartsTable } from './parts-table.tsx';
import { UnitFigures } from './unit-figures.tsx';
import { UnitChanges, UnitFaults } from './unit-news.tsx';
import { UnitPicture } from './unit-picture.tsx';
import { UnitSeries } from './unit-series.tsx';

export function loader(args: Route.LoaderArgs) {
  return readingFigures(
    args,
    'see-presence',
    async (page) => ({
      ...(await readUnitPage(page, args.params.code)),
      mayEnterCounts: may(page.actor.role, 'enter-counts'),
    }),
    ['thang', 'khung', 'xep', 'chieu'],
  );
}

export default function Unit({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = presenceWords[language];
  const { total, coverage } = page;
  const share = coverage === null ? null : percentWords(coverage.share, language);
  return (
    <>
      <Title
        title={page.title}
        crumbs={crumbsOf(page, words.presence)}
        kicker={[
          `${words.month(monthWords(page.period))}${page.running ? ` (${words.running})` : ''}`,
          words.map(page.frame),
          words.code(page.unit.code),
        ].join(' · ')}
        lede={leadOf(page, share, language)}
        actions={<Choices page={page} />}
      />
      <MissingMonth missing={page.missing} period={page.period} />
      {total.names === 0 ? (
        <Notice title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Notice>
      ) : (
        <>
          <UnitFigures page={page} />
          <UnitPicture page={page} />
          <Ages page={page} />
          <div className="split even">
            <UnitFaults page={page} />
            {page.changes !== null && <UnitChanges changes={page.changes} />}
          </div>
          {page.frame === '34' && <UnitSeries page={page} />}
        </>
      )}
      {page.parts !== null && (
        <PartsTable
          caption={words.partsCaption}
          parts={page.parts}
          url={page.url}
          of={page.unit.code}
          isLive={page.isLive}
          asOf={page.asOf}
          frame={page.frame}
          coverage={coverage?.whole === true ? share : null}
          unconfirmed={page.unconfirmed}
          csv={`${page.path}/xa.csv?khung=${page.frame}&thang=${page.period}`}
        />
      )}
    </>
  );
}

type Shown = UnitPage & { mayEnterCounts: boolean };

function crumbsOf({ unit, owns, seesParent, url }: Shown, presence: string): Crumb[] {
  return [
    ...(owns ? [{ href: '/hien-dien', label: presence }] : []),
    ...(unit.parent === null || !seesParent
      ? []
      : [{ href: `${unitPath(unit.parent.code)}${mapAndMonth(url)}`, label: unitName(unit.parent) }]),
  ];
}

function leadOf(
  { total, coverage, frame, unranked }: Shown,
  share: string | null,
  language: 'vi' | 'en',
): string {
  const words = presenceWords[language];
  if (total.names === 0) return words.sentenceNone;
  const number = (value: number) => formatInteger(value, language);
  const uncovered = unranked === 'count-unseen' ? '' : words.sentenceUncovered;
  const beside = share === null || coverage === null ? uncovered : coverageOf(coverage);
  function coverageOf(found: NonNullable<Shown['coverage']>): string {
    const { whole, known, from } = found;
    if (from === 'above') return words.sentenceAbove(share ?? '', coveredPlace(found, frame, language));
    const place = whole ? '' : coveredPlace(found, frame, language);
    return known === total.names
      ? words.sentenceCoverage(share ?? '', place)
      : words.sentenceCoveragePart(number(known), share ?? '', place);
  }
  // Nothing measured is not nothing there.
  const sentence =
    total.judged === 0
      ? words.sentenceUnmeasured(number(total.names), beside)
      : words.sentence(number(total.names), beside, number(total.website), number(total.trusted));
  return total.exactness === 'estimated' ? `${sentence} ${words.sentenceEstimated}` : sentence;
}

/** Another map, another month, the names themselves. */
function Choices({ page }: { page: Shown }) {
  const words = presenceWords[useLanguage()];
  const { before, after } = page.months;
  // The old unit of the same code is what people mean by the same name; its siblings stand below.
  const there = page.elsewhere.find(({ code }) => code === page.unit.code) ?? page.elsewhere[0];
  const more = page.elsewhere.length > 1;
  const [now, old] =
    page.frame === '34' ? [page.url, there?.href ?? page.url] : [there?.href ?? page.url, page.url];
  return (
    <>
      {page.isLive && page.total.names > 0 && (
        <a className="button" href={namesPath(page.unit.code)}>
          {words.allNames(page.total.names)}
        </a>
      )}
      <Switch
        label={words.mapLabel}
        choices={[
          { href: now, label: words.map34, current: page.frame === '34' },
          { href: old, label: words.map63, current: page.frame === '63' },
        ]}
      />
      <nav className="months" aria-label={words.monthColumn}>
        <a href={withParams(page.url, { thang: before })} rel="prev">
          ‹ {monthWords(before)}
        </a>
        {after !== null && (
          <a href={withParams(page.url, { thang: after })} rel="next">
            {monthWords(after)} ›
          </a>
        )}
      </nav>
      {more && page.frame === '34' && (
        <p className="small soft elsewhere">
          {words.mapChoose}{' '}
          {page.elsewhere.map(({ name, href }, at) => (
            <span key={href}>
              {at > 0 && ', '}
              <a href={href}>{name}</a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** Stale figures are told, and why a unit is not ranked. */
function Ages({ page }: { page: Shown }) {
  const language = useLanguage();
  const words = presenceWords[language];
  const { ages, total, coverage, frame, unranked, unconfirmed } = page;
  const never = total.names - total.judged;
  return (
    <div className="ages soft small">
      {ages !== null && (
        <p>
          {ages.oldest === null || ages.newest === null
            ? words.noAges
            : words.ages(formatDate(ages.oldest, language), formatDate(ages.newest, language))}
          {ages.old > 0 && (
            <>
              {' '}
              {words.old(ages.old, ages.days)} <Unconfirmed href={assumptionPath(unconfirmed.old)} />
            </>
          )}
          {never > 0 && ` ${words.never(never)}`}
        </p>
      )}
      {unranked !== null && (
        <p>
          {words.rankNote} {reasonWords(unranked, coverage, frame, language)}.{' '}
          <Unconfirmed href={assumptionPath(unconfirmed.coverage)} />
        </p>
      )}
    </div>
  );
}
