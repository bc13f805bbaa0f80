/** `/dia-gioi/:key`: one unit on a day, what it was formed of, what became of it, its names and codes over time. */
import { formatDate, formatDecimal, formatInteger } from '#platform/format.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName, unitPath } from '#web/pages/presence/paths.ts';
import { territoryPath, unitsPath } from '#web/pages/territory/paths.ts';
import { readUnitPage, type UnitPage } from '#web/pages/territory/unit-page.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { withParams } from '../../components/choose.tsx';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/unit.ts';
import { LineagePicture } from './lineage-picture.tsx';
import { LineageTable } from './lineage-table.tsx';
import { CodesTable, OtherMeanings, VersionsTable } from './over-time.tsx';
import { SumsTable } from './sums-table.tsx';
import { UnitsTable } from './units-table.tsx';

export function loader(args: Route.LoaderArgs) {
  return readingFigures(args, 'see-territory', (page) => readUnitPage(page, args.params.key), [
    'ngay',
    'tat-ca',
  ]);
}

export default function Unit({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = territoryWords[language];
  const { unit, on, linked, predecessors, successors, sums, parts, isOld } = page;
  return (
    <>
      <Title
        title={unitName(unit)}
        crumbs={[
          { href: linked === null ? '/dia-gioi' : unitsPath(on), label: words.title },
          ...page.ancestors
            .toReversed()
            .map((one) => ({ href: territoryPath(one.key, linked), label: unitName(one) })),
        ]}
        kicker={words.unitKicker(formatDate(on, language), unit.code)}
        lede={leadOf(page, language)}
      />
      {predecessors.length > 0 && (
        <LineagePicture title={words.formedTitle} unit={unit} pieces={predecessors} way="formed" />
      )}
      {successors.length > 0 && (
        <LineagePicture title={words.becameTitle} unit={unit} pieces={successors} way="became" />
      )}
      {predecessors.length + successors.length > 0 && (
        <LineageTable pieces={[...predecessors, ...successors]} isForward={successors.length > 0} />
      )}
      {sums !== null && <SumsTable unit={unit} sums={sums} />}
      <section className="stack-s">
        <h2>{words.facts}</h2>
        <Facts rows={factsOf(page, language)} />
      </section>
      <VersionsTable versions={page.versions} />
      <CodesTable codes={page.codes} />
      <OtherMeanings code={unit.code} meanings={page.otherMeanings} />
      {parts.length > 0 && (
        <UnitsTable
          caption={words.communesCaption}
          rows={parts}
          on={on}
          linked={linked}
          level="commune"
          isOld={isOld}
          people={page.populations.all?.value ?? null}
          {...(page.all ? {} : { allHref: withParams(page.url, { 'tat-ca': '1' }) })}
        />
      )}
    </>
  );
}

function leadOf({ unit, predecessors, successors }: UnitPage, language: 'vi' | 'en'): string {
  const words = territoryWords[language];
  const names = (pieces: UnitPage['predecessors']) =>
    pieces.length > 3 ? words.many(pieces.length) : pieces.map(unitName).join(words.and);
  const [before, after] = [predecessors[0], successors[0]];
  if (after !== undefined && unit.existsUntil !== null)
    return words.endedLede(formatDate(unit.existsUntil, language), names(successors));
  if (before !== undefined) return words.formedLede(formatDate(before.on, language), names(predecessors));
  return unit.level === 'district' && unit.existsUntil !== null
    ? words.districtLede(formatDate(unit.existsUntil, language))
    : words.keptLede;
}

function factsOf(page: UnitPage, language: 'vi' | 'en'): [string, React.ReactNode][] {
  const words = territoryWords[language];
  const { unit, ancestors, linked, populations, km2, communes, isOld } = page;
  const date = (on: string | null) => (on === null ? null : formatDate(on, language));
  const people = (kind: 'all' | 'working', kindWords: string) => {
    const figure = populations[kind];
    if (figure === null) return null;
    const { note } = figure;
    return (
      <p key={kind}>
        <strong>{formatInteger(figure.value, language)}</strong>{' '}
        <span className="small soft">
          {words.populationOf(formatDate(figure.on, language), kindWords, figure.sourceTitle)}
          {(note === 'too-few' || note === 'as-namesake') && ` ${words[note]}.`}
        </span>
      </p>
    );
  };
  const known = [people('all', words.populationKind), people('working', words.populationWorking)].filter(
    (one) => one !== null,
  );
  return [
    [words.exists, words.span(date(unit.existsFrom), date(unit.existsUntil))],
    ...(ancestors.length === 0
      ? []
      : ([
          [
            words.withinFact,
            ancestors.map((one, at) => (
              <span key={one.key}>
                {at > 0 && ', '}
                <a href={territoryPath(one.key, linked)}>{unitName(one)}</a>
              </span>
            )),
          ],
        ] as [string, React.ReactNode][])),
    ...(unit.level === 'commune'
      ? []
      : ([[words.communes, formatInteger(communes, language)]] as [string, React.ReactNode][])),
    [words.population, known.length === 0 ? words.populationNone : known],
    ...(km2 === null
      ? []
      : ([[words.areaFact, `${formatDecimal(km2, language)} km²`]] as [string, React.ReactNode][])),
    ...(unit.level === 'district' || !page.seesFigures
      ? []
      : ([
          [
            words.presence,
            <a key="presence" href={`${unitPath(unit.code)}${isOld ? '?khung=63' : ''}`}>
              {words.presenceLink}
            </a>,
          ],
        ] as [string, React.ReactNode][])),
  ];
}
