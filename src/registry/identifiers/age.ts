/**
 * Whether somebody is entitled to a free id.vn by age, from the birth date a list gives, and until which month.
 *
 * The programme says "từ đủ 18 đến đủ 23 tuổi". How far that reaches beyond the 23rd birthday was not read in an official
 * text, so the bounds are an assumption (`entitlement.id-vn`) and what lies behind them is `to-confirm`: the registrar
 * says. Birth dates are never stored: the two facts of `AgeFacts` are all that leaves.
 */
import type { Assumptions } from '#assumptions/index.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import type { Birth } from './birth.ts';

/** Entitled from the `fromAge`th birthday to the `untilAge`th, that day included; to confirm until the day before the `confirmUntilAge`th. */
export type AgeBounds = Assumptions['entitlement.id-vn'];

export interface AgeFacts {
  entitled: 'yes' | 'no' | 'to-confirm' | 'unknown';
  /** `YYYY-MM` of the last day of a `yes` or `to-confirm`; for a year alone the earliest it can be. Else null. */
  until: string | null;
}

type Phase = 'too-young' | 'yes' | 'to-confirm' | 'too-old';

/**
 * @param day the day of registration
 * @returns for a year alone the answer that holds whatever the birthday was, else `unknown`
 */
export function entitlementOn(birth: Birth, day: IsoDate, bounds: AgeBounds): AgeFacts {
  const on = Temporal.PlainDate.from(day);
  const [earliest, latest] = birthdaysOf(birth);
  const phase = phaseOn(earliest, on, bounds);
  if (phase !== phaseOn(latest, on, bounds)) return { entitled: 'unknown', until: null };
  if (phase === 'too-young' || phase === 'too-old') return { entitled: 'no', until: null };
  const last = phase === 'yes' ? lastCertainDay(earliest, bounds) : lastPossibleDay(earliest, bounds);
  return { entitled: phase, until: last.toPlainYearMonth().toString() };
}

/** First and last day the birth can have been on. */
function birthdaysOf(birth: Birth): [Temporal.PlainDate, Temporal.PlainDate] {
  if ('date' in birth) {
    const date = Temporal.PlainDate.from(birth.date);
    return [date, date];
  }
  const first = Temporal.PlainDate.from({ year: birth.year, month: 1, day: 1 });
  return [first, first.with({ month: 12, day: 31 })];
}

function phaseOn(born: Temporal.PlainDate, on: Temporal.PlainDate, bounds: AgeBounds): Phase {
  const isPast = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(on, day) > 0;
  if (Temporal.PlainDate.compare(on, birthday(born, bounds.fromAge)) < 0) return 'too-young';
  if (!isPast(lastCertainDay(born, bounds))) return 'yes';
  return isPast(lastPossibleDay(born, bounds)) ? 'too-old' : 'to-confirm';
}

function lastCertainDay(born: Temporal.PlainDate, bounds: AgeBounds): Temporal.PlainDate {
  return birthday(born, bounds.untilAge);
}

function lastPossibleDay(born: Temporal.PlainDate, bounds: AgeBounds): Temporal.PlainDate {
  return birthday(born, bounds.confirmUntilAge).subtract({ days: 1 });
}

/** Who was born on 29 February has a birthday on the 28th in common years; our choice, no rule was found. */
function birthday(born: Temporal.PlainDate, age: number): Temporal.PlainDate {
  return born.add({ years: age }, { overflow: 'constrain' });
}
