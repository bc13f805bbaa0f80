/** `/hien-dien`: on to the post's own unit; a choice of provinces for whoever sees all of them, of units for a post with several. */
import { redirect } from 'react-router';
import { dayOf } from '#platform/day.ts';
import { selectParts } from '#reporting/index.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { unitName, unitPath } from '#web/pages/presence/paths.ts';
import { selectOwnUnits } from '#web/pages/presence/place.ts';
import { readMonth } from '#web/pages/presence/shown-month.ts';
import { readUnconfirmed, sortOf } from '#web/pages/presence/unit-page.ts';
import { reading } from '#web/server/page.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/home.ts';
import { MissingMonth } from './missing-month.tsx';
import { PartsTable } from './parts-table.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-presence', async (page) => {
    const { db, actor, now } = page;
    const today = dayOf(now);
    if (actor.everywhere) {
      const sort = sortOf(page.url.searchParams.get('xep'));
      const { period, missing, url } = await readMonth(page);
      const { rows, unplaced, total, asOf, frame, running } = await selectParts(db, {
        unitId: null,
        period,
        frame: '34',
        now,
        sort,
      });
      const unconfirmed = await readUnconfirmed(db, today);
      const parts = { rows, unplaced, total, sort };
      const country = { parts, asOf, frame: frame.name, isLive: running, unconfirmed, period, missing };
      return { country, units: [], url };
    }
    const units = await selectOwnUnits(db, actor.unitIds, today);
    if (units.length === 1 && units[0]) throw redirect(unitPath(units[0].code));
    return { country: null, units: units.map(({ code, type, name }) => ({ code, type, name })), url: '' };
  });
}

export default function Home({ loaderData: { country, units, url } }: Route.ComponentProps) {
  const words = presenceWords[useLanguage()];
  if (country !== null) {
    return (
      <>
        <Title title={words.countryTitle} kicker={words.countryKicker} lede={words.countryLede} />
        <MissingMonth missing={country.missing} period={country.period} />
        <PartsTable
          caption={words.partsCountry}
          parts={country.parts}
          url={url}
          of={null}
          isLive={country.isLive}
          asOf={country.asOf}
          frame={country.frame}
          coverage={null}
          unconfirmed={country.unconfirmed}
        />
      </>
    );
  }
  return (
    <>
      <Title title={words.postTitle} lede={units.length === 0 ? undefined : words.postLede} />
      {units.length === 0 ? (
        <Notice>
          <p>{words.postEmpty}</p>
        </Notice>
      ) : (
        <ul className="rows">
          {units.map((unit) => (
            <li key={unit.code}>
              <a href={unitPath(unit.code)}>{unitName(unit)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
