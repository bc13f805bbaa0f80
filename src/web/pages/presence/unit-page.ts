/**
 * Everything the page of a province or commune tells, read together and made plain: its picture, its parts, what changed
 * this week, and where it lies on the other map.
 */
import { isUnconfirmed, listAssumptions, readAssumptions } from '#assumptions/index.ts';
import { checks } from '#measurement/index.ts';
import type { Language } from '#platform/format.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  type Changes,
  type IndicatorId,
  indicators,
  type PartsSort,
  selectChanges,
  selectUnitWithParts,
  type UnitPicture,
} from '#reporting/index.ts';
import { type Frame, selectLineage, type UnitOn } from '#territory/index.ts';
import type { FiguresPage } from '#web/server/kept-pages.ts';
import type { Page } from '#web/server/page.ts';
import { eventWords } from '#words/index.ts';
import { filterValueWords } from './filters.ts';
import { unitName, unitPath } from './paths.ts';
import { isSeen, readPlace, selectOwnUnits } from './place.ts';
import { drawSeries } from './series-chart.ts';
import { toldReason } from './told-reason.ts';
import { toneOfState } from './tones.ts';

export type UnitPage = Awaited<ReturnType<typeof readUnitPage>>;

const latestChanges = 8;

export async function readUnitPage(page: FiguresPage, code: string) {
  const { db, now, language, actor } = page;
  const place = await readPlace(page, code);
  const { unit, frame, period, today } = place;
  const sort = sortOf(page.url.searchParams.get('xep'));
  const { picture, parts } = await selectUnitWithParts(db, {
    unitId: unit.id,
    period,
    frame: frame.name,
    now,
    sort,
    // On 92 pages the same, and only where it is asked for.
    keepAbove: (provinceId, work) => page.keeping(`coverage ${provinceId} ${period} ${frame.name}`, work),
  });
  // Lists are of today's names on today's map: only then does a figure lead to as many names as it says.
  const isLive = picture.running && frame.name === '34';
  const { parent } = picture.unit;
  const seesParent = parent !== null && (await isSeen(page, parent.id, frame.on));
  return {
    ...plainPicture(picture, language),
    unranked: toldReason(picture.unranked, parent === null || seesParent),
    title: unitName(unit),
    path: unitPath(unit.code),
    today,
    isLive,
    // What the figure counts is what its list is narrowed to.
    website: (await readAssumptions(db, today))['presence.website'].join(','),
    seesParent,
    owns: actor.everywhere || (await selectOwnUnits(db, actor.unitIds, today)).length > 1,
    months: place.months,
    missing: place.missing,
    url: place.url,
    changes: isLive ? await readChanges(page, unit) : null,
    parts: parts && { rows: parts.rows, unplaced: parts.unplaced, total: parts.total, sort },
    elsewhere: await readElsewhere(db, place, new URL(place.url, 'http://a').searchParams.get('thang')),
    unconfirmed: await readUnconfirmed(db, today),
  };
}

export const partsSorts = ['name', 'names', 'website', 'trusted', 'mail', 'faulty'] as const;

export function sortOf(given: string | null): PartsSort {
  return partsSorts.find((sort) => sort === given) ?? 'name';
}

function plainPicture(picture: UnitPicture, language: Language) {
  const { unit, period, running, asOf, frame, total, unplaced, states, grades } = picture;
  return {
    unit,
    period,
    running,
    asOf,
    frame: frame.name,
    total,
    unplaced,
    states: states.map(({ state, names: count }) => ({
      state,
      label: filterValueWords('state', state, language),
      count,
      tone: toneOfState(state),
    })),
    grades: grades.map(({ grade, names: count }) => ({
      grade,
      label: filterValueWords('grade', grade, language),
      count,
    })),
    faults: picture.faults.map(({ check, title, names }) => ({
      check,
      title: title[language],
      names,
      advice: adviceOf(check, language),
    })),
    registered: picture.registered.map(({ unit: of, frame: map, count }) => ({
      name: unitName(of),
      code: of.code,
      frame: map,
      count: count && { value: count.value, on: count.on, document: count.document },
    })),
    coverage: picture.coverage,
    series: picture.series,
    chart: drawSeries(picture.series, language),
    ages: picture.ages && {
      days: picture.ages.days,
      old: picture.ages.old,
      oldest: picture.ages.oldest,
      newest: picture.ages.newest,
    },
  };
}

/**
 * What to do in a sentence: of the plainest cause, which a check tells first, the sentences that ask for something. A name's
 * own page has the advice for its own cause.
 */
function adviceOf(id: string, language: Language): string {
  const advice =
    Object.values(checks.find((check) => check.id === id)?.advice ?? {})[0]?.[language].owner ?? '';
  const sentences = advice.split(/(?<=[.!?])\s+/);
  const asking = sentences.filter((sentence) => /\b(hãy|xin|ask|please|have)\b/iu.test(sentence));
  return (asking.length > 0 ? asking : sentences).join(' ');
}

/** Of seven days; where nothing happened, the latest before that, so that the page says when something last did. */
async function readChanges({ db, now, language }: Page, { id: unitId }: UnitOn) {
  const asked = { unitId, limit: latestChanges, now };
  const week = await selectChanges(db, { ...asked, since: now.subtract({ hours: 7 * 24 }) });
  if (week.rows.length > 0) return plainChanges(week, language);
  const earlier = await selectChanges(db, { ...asked, since: now.subtract({ hours: 35 * 24 }) });
  return { ...plainChanges(week, language), rows: plainChanges(earlier, language).rows };
}

function plainChanges({ since, counts, rows }: Changes, language: Language) {
  const words: Record<string, string> = eventWords[language];
  return {
    since: since.toString(),
    counts: Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => ({ kind, label: words[kind] ?? kind, count })),
    rows: rows.map(({ eventId, name, unicode, at, kind }) => ({
      eventId,
      name,
      unicode,
      at: at.toString(),
      label: words[kind] ?? kind,
    })),
  };
}

/** What the ground is on the other map, in the month asked for: that of 63 for a unit of today, that of 34 for an old one. */
async function readElsewhere(db: Db, { unit, frame }: { unit: UnitOn; frame: Frame }, month: string | null) {
  const { predecessors, successors } = await selectLineage(db, unit.id);
  const params = [
    ...(frame.name === '34' ? ['khung=63'] : []),
    ...(month === null ? [] : [`thang=${month}`]),
  ];
  const query = params.length === 0 ? '' : `?${params.join('&')}`;
  const pieces = (frame.name === '34' ? predecessors : successors).filter(
    ({ level }) => level === unit.level,
  );
  const named = pieces.map((piece) => ({
    code: piece.code,
    name: unitName(piece),
    href: `${unitPath(piece.code)}${query}`,
  }));
  // A unit no change touched is the same on both maps.
  return pieces.length === 0
    ? [{ code: unit.code, name: unitName(unit), href: `${unitPath(unit.code)}${query}` }]
    : named;
}

/** What no indicator names: how ground that was cut is shared out, and from when on a result is old. */
const rules = { estimated: 'territory.cut-weights', old: 'measurement.old-after-days' } as const;

/** Indicators and rules with an assumption nobody confirmed, each with its key. */
export async function readUnconfirmed(
  db: Db,
  today: IsoDate,
): Promise<Partial<Record<IndicatorId | keyof typeof rules, string>>> {
  const open = new Set<string>(
    (await listAssumptions(db, today)).filter(isUnconfirmed).map(({ key }) => key),
  );
  const resting: [string, readonly string[]][] = [
    ...Object.entries(indicators).map(([id, { assumptions }]): [string, readonly string[]] => [
      id,
      assumptions,
    ]),
    ...Object.entries(rules).map(([id, key]): [string, readonly string[]] => [id, [key]]),
  ];
  return Object.fromEntries(
    resting.flatMap(([id, assumptions]) => {
      const key = assumptions.find((one) => open.has(one));
      return key === undefined ? [] : [[id, key]];
    }),
  );
}
