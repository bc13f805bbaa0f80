/** Everything the first page tells, for the post of whoever looks: its figures, then what waits now. */
import { isUnconfirmed, listAssumptions } from '#assumptions/index.ts';
import { dayOf, timeZone } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import {
  type DayPicture,
  periodOf,
  selectChangesOf,
  selectDay,
  selectNewestPeriod,
  selectUnitPicture,
} from '#reporting/index.ts';
import type { UnitOn } from '#territory/index.ts';
import { monthWords } from '#web/messages/presence.ts';
import { todayWords } from '#web/messages/today.ts';
import { unitName, unitPath } from '#web/pages/presence/paths.ts';
import { selectOwnUnits } from '#web/pages/presence/place.ts';
import type { Page } from '#web/server/page.ts';
import { eventWords } from '#words/index.ts';
import { dueMonth, monthOf, readTasks } from './tasks.ts';

export type TodayPage = Awaited<ReturnType<typeof readTodayPage>>;
type TodayFigures = Awaited<ReturnType<typeof readTodayFigures>>;

const namesOfKind = 3;
const latest = 6;
const mostOfCommune = 5;

/** What only moves with the figures. */
export async function readTodayFigures(page: Page) {
  const { db, actor, now } = page;
  const units = actor.everywhere ? [] : await selectOwnUnits(db, actor.unitIds, dayOf(now));
  const unitIds = actor.everywhere ? null : units.map(({ id }) => id);
  const day = await selectDay(db, { unitIds, now, first: namesOfKind });
  return {
    units,
    day,
    unconfirmed: await unconfirmedDueRule(page, day),
    commune: actor.role === 'commune' && units[0] !== undefined ? await readCommune(page, units[0]) : null,
    changes: await readChanges(page, day, unitIds),
  };
}

export async function readTodayPage(page: Page, { units, day, ...figures }: TodayFigures) {
  const { actor, language, now } = page;
  const today = dayOf(now);
  const isCommune = actor.role === 'commune';
  const tasks = await readTasks({ page, day, units });
  return {
    weekday: weekdayOf(today, language),
    today,
    place: actor.everywhere ? todayWords[language].country : units.map(unitName).join(', '),
    isCommune,
    tasks: isCommune ? tasks.slice(0, mostOfCommune) : tasks,
    due: {
      ...day.due,
      month: monthOf(day),
      /** Its name is not that of the running month, of which the figures beside are. */
      monthIsAhead: dueMonth(day) !== periodOf(now),
      weekday: weekdayOf(day.due.dueOn, language),
      unconfirmed: figures.unconfirmed,
    },
    commune: figures.commune,
    measuredToday: day.measured.names,
    changes: figures.changes,
  };
}

/** The rule that nobody confirmed, where the day rests on one. */
async function unconfirmedDueRule({ db }: Page, { today, due }: DayPicture): Promise<string | null> {
  const rules = ['calendar.vnnic-month-due-day', ...(due.movedFrom === null ? [] : ['calendar.shift'])];
  const open = (await listAssumptions(db, today)).filter(isUnconfirmed);
  return open.find(({ key }) => rules.includes(key))?.key ?? null;
}

async function readCommune({ db, now }: Page, unit: UnitOn) {
  const running = periodOf(now);
  const period = await selectNewestPeriod(db, now);
  const { total } = await selectUnitPicture(db, { unitId: unit.id, period, frame: '34', now });
  return {
    name: unitName(unit),
    href: unitPath(unit.code),
    /** Figures are of the month before: nothing of this one was counted yet. */
    instead: period === running ? null : { missing: monthWords(running), shown: monthWords(period) },
    names: total.names,
    judged: total.judged,
    website: total.website,
    trusted: total.trusted,
  };
}

async function readChanges({ db, now, language }: Page, day: DayPicture, unitIds: readonly number[] | null) {
  const { rows, counts } = await selectChangesOf(db, { unitIds, since: day.since, limit: latest, now });
  const words: Record<string, string> = eventWords[language];
  return {
    counts: Object.entries(counts)
      .map(([kind, count]) => ({ kind, label: words[kind] ?? kind, count }))
      .sort((a, b) => b.count - a.count),
    rows: rows.map(({ eventId, name, unicode, at, kind }) => ({
      eventId,
      name,
      unicode,
      at: at.toString(),
      label: words[kind] ?? kind,
    })),
  };
}

/** `Thứ Ba`, `Tuesday`. */
function weekdayOf(day: string, language: Language): string {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(
    new Date(`${day}T12:00:00+07:00`),
  );
}
