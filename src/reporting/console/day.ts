/**
 * "Hôm nay": what changed since yesterday, how much was measured, and what VNNIC's month still needs.
 */
import { readAssumptions } from '#assumptions/index.ts';
import type { EventKind } from '#observatory/index.ts';
import { dayOf, timeZone } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type FrameName, parseFrame, selectUnit } from '#territory/index.ts';
import { previousPeriod } from '../period.ts';
import { readRegistered } from '../registered.ts';
import { type ChangeRow, countChanges, type Places, selectChangeRows, selectPlaces } from './changes.ts';
import { dueDay, dueWindow } from './due.ts';

/** What somebody acts on, in the order of urgency. */
export const dayKinds = [
  'flag-raised',
  'site-down',
  'became-placeholder',
  'certificate-expiring',
  'trust-lost',
  'unregistered',
  'site-up',
] as const satisfies readonly EventKind[];

export interface DayPicture {
  today: IsoDate;
  /** The beginning of yesterday in Vietnam. */
  since: Temporal.Instant;
  /** Of every kind, also those that did not occur; the newest first. */
  changes: { kind: (typeof dayKinds)[number]; events: number; first: ChangeRow[] }[];
  /** Names last measured today, as counted at `countedAt`. */
  measured: { names: number; countedAt: Temporal.Instant | null };
  /** VNNIC's month; moved off a weekend as the assumption says. Holidays are not known. */
  due: {
    dueOn: IsoDate;
    daysLeft: number;
    movedFrom: IsoDate | null;
    /** The days that its month counts, both included. */
    window: { from: IsoDate; until: IsoDate };
  };
  /** Each province, and what it was formed of where it has no count of its own, with VNNIC's newest. */
  registered: RegisteredOfDay[];
}

export interface RegisteredOfDay {
  unitId: number;
  code: string;
  name: string;
  type: string;
  frame: FrameName;
  /** The province of today it belongs to. */
  provinceId: number;
  count: { value: number; on: IsoDate; document: string } | null;
  /** The newest count is of the month that is due. */
  entered: boolean;
  /** The month before the one that is due was never entered, though earlier ones were: it is late. */
  late: boolean;
}

/**
 * @param asked.unitIds provinces or communes of today's map; null: all that is in scope
 * @param asked.first how many of each kind come with their names
 */
export async function selectDay(
  db: Db,
  { unitIds, now, first = 5 }: { unitIds: readonly number[] | null; now: Temporal.Instant; first?: number },
): Promise<DayPicture> {
  const today = dayOf(now);
  const since = Temporal.PlainDate.from(today).subtract({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const places = await selectPlaces(db, unitIds);
  const assumed = await readAssumptions(db, today);
  const counts = await countChanges(db, places, since);
  const changes: DayPicture['changes'] = [];
  for (const kind of dayKinds) {
    const events = counts[kind] ?? 0;
    const rows =
      events === 0 ? [] : await selectChangeRows(db, places, { since, limit: first, kinds: [kind] });
    changes.push({ kind, events, first: rows });
  }
  const { dueOn, movedFrom } = dueDay(today, {
    day: assumed['calendar.vnnic-month-due-day'],
    weekend: assumed['calendar.shift'].weekend,
  });
  return {
    today,
    since,
    changes,
    measured: await selectMeasured(db, places, today),
    due: {
      dueOn,
      daysLeft: Temporal.PlainDate.from(today).until(dueOn, { largestUnit: 'day' }).days,
      movedFrom,
      window: dueWindow(movedFrom ?? dueOn, assumed['calendar.vnnic-month-window']),
    },
    registered: await selectRegisteredOfDay(db, places, { today, month: (movedFrom ?? dueOn).slice(0, 7) }),
  };
}

/** A province: 1 ms. */
async function selectMeasured(db: Db, places: Places, today: IsoDate): Promise<DayPicture['measured']> {
  const { rows } = await db.query<DayPicture['measured']>(
    `select
       coalesce(sum(names) filter (where day = $1::date), 0)::bigint as names,
       min(counted_at) as "countedAt"
     from reporting.measured_day
     where $2::bigint[] is null or province_id = any($2::bigint[]) or unit_id = any($3::bigint[])`,
    [today, places?.provinces ?? null, places?.communes ?? null],
  );
  return rows[0]!;
}

async function selectRegisteredOfDay(
  db: Db,
  places: Places,
  { today, month }: { today: IsoDate; month: string },
): Promise<RegisteredOfDay[]> {
  const frame = parseFrame('34', today);
  const found: RegisteredOfDay[] = [];
  // Of the whole country the matrix of its own page tells more; here it is the posts of one or a few provinces.
  for (const id of places?.provinces ?? []) {
    const province = await selectUnit(db, id, today);
    if (province === null) continue;
    const { parts } = await readRegistered(db, { unit: province, frame: frame.name, on: today });
    for (const { unit, frame: of, count } of parts) {
      found.push({
        unitId: unit.id,
        code: unit.code,
        name: unit.name,
        type: unit.type,
        frame: of,
        provinceId: province.id,
        count: count === null ? null : { value: count.value, on: count.on, document: count.document },
        entered: count?.on.startsWith(month) ?? false,
        late: count !== null && count.on < `${previousPeriod(month)}-01`,
      });
    }
  }
  return found;
}
