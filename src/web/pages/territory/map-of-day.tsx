/** `/dia-gioi`: the units of a day, what a code or name meant on which days, and when the map changed. */
import { formatDate, formatInteger } from '#platform/format.ts';
import { lastDayOf63, reformOn, selectMapChanges, selectUnitRows } from '#territory/index.ts';
import { dayShown } from '#web/days.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { readDay } from '#web/pages/territory/day.ts';
import { unitsPath } from '#web/pages/territory/paths.ts';
import { findUnits } from '#web/pages/territory/search.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { Switch, withParams } from '../../components/choose.tsx';
import { Button, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/map-of-day.ts';
import { FoundUnits } from './found-units.tsx';
import { TerritoryMap } from './territory-map.tsx';
import { UnitsTable } from './units-table.tsx';

export function loader(args: Route.LoaderArgs) {
  return readingFigures(
    args,
    'see-territory',
    async ({ db, now, url }) => {
      const day = readDay(url, now);
      const text = url.searchParams.get('tim') ?? '';
      return {
        day,
        text,
        url: `${url.pathname}${url.search}`,
        isOld: day.on < reformOn,
        // Handed on as data: a value a component imports from another room would drag that room into the browser's build.
        frames: { before: lastDayOf63, after: reformOn },
        found: await findUnits(db, text, day.on),
        provinces: await selectUnitRows(db, { level: 'province', on: day.on }),
        changes: await selectMapChanges(db),
      };
    },
    ['ngay', 'tim'],
  );
}

export default function Units({ loaderData }: Route.ComponentProps) {
  const { day, found, provinces, changes, isOld } = loaderData;
  const language = useLanguage();
  const words = territoryWords[language];
  const shown = formatDate(day.on, language);
  const communes = provinces.reduce((sum, one) => sum + one.communes, 0);
  return (
    <>
      <Title
        title={words.title}
        kicker={words.kicker(shown, provinces.length, formatInteger(communes, language))}
        lede={words.lede}
        actions={<Days {...loaderData} />}
      />
      {day.wrong !== null && (
        <Notice tone="fair">
          <p>{words.dayWrong(day.wrong)}</p>
        </Notice>
      )}
      <Forms {...loaderData} />
      {found !== null && <FoundUnits found={found} day={day} />}
      <div className="territory">
        <TerritoryMap provinces={provinces} isOld={isOld} linked={day.linked} />
        <UnitsTable
          caption={words.provincesCaption}
          rows={provinces}
          on={day.on}
          linked={day.linked}
          level="province"
          isOld={isOld}
        />
      </div>
      <section className="stack-s">
        <h2>{words.changesTitle}</h2>
        <ol className="map-changes">
          {changes.map((change) => (
            <li key={change.on}>
              <time dateTime={change.on}>{formatDate(change.on, language)}</time>
              <div className="stack-s">
                <p>
                  <strong>{change.title}</strong>
                </p>
                <p className="small soft">
                  {change.document}. {words.source}: {change.sourceTitle}.
                </p>
                <p className="row small">
                  <a href={unitsPath(dayBefore(change.on))}>
                    {words.changeBefore(formatDate(dayBefore(change.on), language))}
                  </a>
                  <a href={unitsPath(change.on)}>{words.changeAfter(formatDate(change.on, language))}</a>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

type Shown = Route.ComponentProps['loaderData'];

function Days({ day, url, frames }: Shown) {
  const words = territoryWords[useLanguage()];
  const choice = (on: string | null, label: string) => ({
    href: withParams(url, { ngay: on }),
    label,
    current: day.on === (on ?? day.today),
  });
  return (
    <Switch
      label={words.days}
      choices={[
        choice(frames.before, words.dayBefore),
        choice(frames.after, words.dayAfter),
        choice(null, words.today),
      ]}
    />
  );
}

function Forms({ day, text }: Shown) {
  const words = territoryWords[useLanguage()];
  return (
    <div className="territory-forms">
      <form method="get" action="/dia-gioi">
        {day.linked !== null && <input type="hidden" name="ngay" value={day.linked} />}
        <TextField name="tim" label={words.search} hint={words.searchHint} defaultValue={text} />
        <Button>{words.find}</Button>
      </form>
      <form method="get" action="/dia-gioi">
        {text !== '' && <input type="hidden" name="tim" value={text} />}
        <TextField
          name="ngay"
          label={words.day}
          hint={words.dayHint}
          inputMode="numeric"
          defaultValue={dayShown(day.on)}
        />
        <Button tone="second">{words.see}</Button>
      </form>
    </div>
  );
}

function dayBefore(on: string): string {
  return Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();
}
