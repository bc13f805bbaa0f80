/**
 * The unit a page asks for by its id, as it is on the map asked for, with the month's day and what was assumed then.
 */
import { type Assumptions, readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type Frame, type FrameName, parseFrame, selectUnit, type UnitOn } from '#territory/index.ts';
import type { Counting } from '../facts.ts';
import { endOf, type Period, periodOf } from '../period.ts';
import { requireFigures } from '../shown-period.ts';

/** What every question about a month begins with. */
export interface Moment {
  period: Period;
  /** The month is not over: figures are of now. */
  running: boolean;
  /** The last day the figures speak of. */
  asOf: IsoDate;
  today: IsoDate;
  frame: Frame;
  assumed: Assumptions;
  counting: Counting;
}

/** @throws Problem `period-without-figures`, and as `parseFrame` */
export async function readMoment(
  db: Db,
  asked: { period: Period; frame: FrameName; now: Temporal.Instant },
): Promise<Moment> {
  const { period, now } = asked;
  const today = dayOf(now);
  const frame = parseFrame(asked.frame, today);
  const running = period === periodOf(now);
  await requireFigures(db, { period, now });
  const assumed = await readAssumptions(db, today);
  return {
    period,
    running,
    asOf: running ? today : endOf(period).lastDay,
    today,
    frame,
    assumed,
    counting: { periods: [period], now, today, website: assumed['presence.website'] },
  };
}

/** @throws Problem `unit-not-on-map` where it does not exist on that map, `report-unit-district` */
export async function requireUnit(db: Db, unitId: number, frame: Frame): Promise<UnitOn> {
  const unit = await selectUnit(db, unitId, frame.on);
  if (unit === null) throw problem('unit-not-on-map', { frame: frame.name });
  if (unit.level === 'district') {
    throw problem('report-unit-district', { code: unit.code, name: `${unit.type} ${unit.name}` });
  }
  return unit;
}
