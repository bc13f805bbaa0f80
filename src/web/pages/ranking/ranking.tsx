/** `/xep-hang`: units side by side by one indicator, on the map and as a table of tiles; what a rank needs stands below. */
import { formatDate, formatInteger } from '#platform/format.ts';
import { monthWords, presenceWords } from '#web/messages/presence.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { tableWords } from '#web/messages/table.ts';
import { mapAndMonth, unitName, unitPath } from '#web/pages/presence/paths.ts';
import { partsSaid, valueWords } from '#web/pages/ranking/figure-words.ts';
import { readRankingPage, type Shown, type ShownRow } from '#web/pages/ranking/ranking-page.ts';
import { indicatorParams, shownIndicators } from '#web/pages/ranking/steps.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { Filters, Switch, withParams } from '../../components/choose.tsx';
import { SourceMark } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import { MissingMonth } from '../presence/missing-month.tsx';
import type { Route } from './+types/ranking.ts';
import { HeatTable } from './heat-table.tsx';
import { RankingMap } from './ranking-map.tsx';
import { RankingMethod } from './ranking-method.tsx';
import { reasonsOf, WhyUnranked } from './why-unranked.tsx';

export function loader(args: Route.LoaderArgs) {
  return readingFigures(
    args,
    'see-presence',
    async (page) => ({
      ...(await readRankingPage(page)),
      all: page.url.searchParams.get('tat-ca') === '1',
    }),
    ['chi-so', 'thang', 'khung', 'tinh', 'tat-ca'],
  );
}

const firstRows = 50;

export default function Ranking({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = rankingWords[language];
  const shared = presenceWords[language];
  return (
    <>
      <Title
        title={words.title}
        kicker={[
          page.place === null ? words.countryKicker : unitName(page.place),
          `${shared.month(monthWords(page.period))}${page.running ? ` (${shared.running})` : ''}`,
          shared.map(page.frame),
        ].join(' · ')}
        lede={leadOf(page, language)}
        actions={<Choices page={page} />}
      />
      <MissingMonth missing={page.missing} period={page.period} />
      <Filters groups={groupsOf(page, language)} />
      <div className="ranking">
        <RankingMap page={page} />
        <div className="stack">
          <Tables page={page} />
        </div>
      </div>
      <RankingMethod page={page} />
    </>
  );
}

function leadOf(page: Shown, language: 'vi' | 'en'): string {
  const words = rankingWords[language];
  if (!page.wholeIsSeen) return words.ledeOwn;
  return (
    ownFigure(page, language) + (page.indicator === 'names' ? words.ledeNames : rankedWords(page, language))
  );
}

/** The figure of the place itself stands before those of its parts. */
function ownFigure({ place, provinces, indicator }: Shown, language: 'vi' | 'en'): string {
  const own = place === null ? undefined : provinces.find(({ code }) => code === place.code);
  return own === undefined
    ? ''
    : rankingWords[language].ledePlace(
        unitName(own),
        valueWords(indicator, own, language),
        partsSaid(indicator, own, language),
      );
}

function rankedWords(page: Shown, language: 'vi' | 'en'): string {
  const words = rankingWords[language];
  const ranked = page.rows.filter(({ rank }) => rank !== null);
  const [first] = ranked;
  if (first === undefined) return words.ledeNone(page.rows.length);
  return words.ledeFirst(
    unitName(first),
    valueWords(page.indicator, first, language),
    partsSaid(page.indicator, first, language),
    ranked.length,
    page.rows.length,
  );
}

function groupsOf(page: Shown, language: 'vi' | 'en') {
  const words = rankingWords[language];
  const { url, indicator, places, place, everywhere } = page;
  const indicators = {
    label: words.chooseIndicator,
    choices: shownIndicators
      .filter((id) => id !== 'names' || page.wholeIsSeen)
      .map((id) => ({
        href: withParams(url, { 'chi-so': indicatorParams[id] }),
        label: words[id],
        current: id === indicator,
      })),
  };
  const provinces = {
    label: words.chooseProvince,
    choices: [
      ...(everywhere
        ? [{ href: withParams(url, { tinh: null }), label: words.country, current: place === null }]
        : []),
      ...(everywhere ? places.filter(({ code }) => code === place?.code) : places).map((one) => ({
        href: withParams(url, { tinh: one.code }),
        label: one.name,
        current: one.code === place?.code,
      })),
    ],
  };
  return provinces.choices.length > 1 ? [indicators, provinces] : [indicators];
}

/** Another map, another month. */
function Choices({ page }: { page: Shown }) {
  const words = presenceWords[useLanguage()];
  const { before, after } = page.months;
  const other = page.place === null ? {} : { tinh: page.otherCode };
  const on34 = page.frame === '34';
  return (
    <>
      <Switch
        label={words.mapLabel}
        choices={[
          {
            href: withParams(page.url, { khung: null, ...(on34 ? {} : other) }),
            label: words.map34,
            current: on34,
          },
          {
            href: withParams(page.url, { khung: '63', ...(on34 ? other : {}) }),
            label: words.map63,
            current: !on34,
          },
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
    </>
  );
}

function Tables({ page }: { page: Shown }) {
  const language = useLanguage();
  const words = rankingWords[language];
  const day = formatDate(page.asOf, language);
  const ranked = page.rows.filter(({ rank }) => rank !== null);
  // By how many names they have: an order by value would look like the ranking they are kept out of.
  const others = page.rows
    .filter(({ rank, value }) => rank === null && value !== null)
    .sort((a, b) => (b.denominator ?? b.numerator) - (a.denominator ?? a.numerator));
  const csv = csvPath(page.url);
  const shared = { indicator: page.indicator, query: mapAndMonth(page.url), csv };
  const caption = !page.wholeIsSeen
    ? words.ownCaption
    : page.indicator === 'names'
      ? words.listCaption
      : words.unrankedCaption;
  return (
    <>
      {ranked.length > 0 && (
        <HeatTable
          {...shared}
          {...cut(ranked, page, language)}
          caption={words.rankedCaption}
          note={
            <>
              <SourceMark source={page.source} /> {words.note(day, page.frame)}
            </>
          }
          ranked
          reasons={false}
        />
      )}
      {(others.length > 0 || page.rows.length === 0) && (
        <HeatTable
          {...shared}
          {...cut(others, page, language)}
          caption={`${caption} (${formatInteger(others.length, language)})`}
          note={
            <>
              <SourceMark source={page.source} /> <WhyUnranked page={page} rows={others} />
              {words.noteDay(day, page.frame)}
            </>
          }
          ranked={false}
          reasons={reasonsOf(others).length > 1}
        />
      )}
      <WithoutValue page={page} query={shared.query} />
    </>
  );
}

/** Units without a figure are named and take no row: on a phone they would be most of the page. */
function WithoutValue({ page, query }: { page: Shown; query: string }) {
  const words = rankingWords[useLanguage()];
  const rows = page.rows.filter(({ value }) => value === null);
  if (rows.length === 0) return null;
  return (
    <details className="without-value" open={rows.length === page.rows.length}>
      <summary>{words.noValue(rows.length)}</summary>
      <p className="small soft">{words.noValueWhy}</p>
      <ul className="unit-names">
        {rows.map((row) => (
          <li key={row.code}>
            <a href={`${unitPath(row.code)}${query}`}>{unitName(row)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function cut(rows: ShownRow[], page: Shown, language: 'vi' | 'en') {
  const shown = page.all ? rows : rows.slice(0, firstRows);
  return {
    rows: shown,
    extent: (
      <>
        {tableWords[language].extent(shown.length, rows.length, true)}
        {shown.length < rows.length && (
          <>
            {' · '}
            <a href={withParams(page.url, { 'tat-ca': '1' })}>{rankingWords[language].all(rows.length)}</a>
          </>
        )}
      </>
    ),
  };
}

function csvPath(url: string): string {
  const at = new URL(withParams(url, { 'tat-ca': null }), 'http://a');
  return `/xep-hang.csv${at.search}`;
}
