/**
 * Whether a name's registration has run out, or soon will. The date is the register's list's and was not measured: a name
 * that still answers was probably renewed after the list was made, so this is something to look at and not a verdict.
 */
import type { IsoDate } from '#platform/postgres/db.ts';

export interface Expiry {
  expiresOn: IsoDate;
  /** The day of the list the date comes from. */
  listedOn: IsoDate;
  when: 'past' | 'soon';
  /** Whole days between the day looked at and the date; 0 on the day itself. */
  days: number;
  /** Whether its name servers answered; null where that is not known. */
  answers: boolean | null;
}

/** A reminder earlier than this is forgotten before it matters; a month leaves time to write to the holder. */
const soonDays = 30;

/** @param verdicts of the name on that day, as they are stored: `N3` → `fail refused`; null where it was not seen */
export function expiryOf(
  registered: { expiresOn: IsoDate | null; listedOn: IsoDate } | null,
  on: IsoDate,
  verdicts: Readonly<Record<string, string>> | null,
): Expiry | null {
  if (registered === null || registered.expiresOn === null) return null;
  const { expiresOn, listedOn } = registered;
  const left = Temporal.PlainDate.from(on).until(expiresOn, { largestUnit: 'days' }).days;
  if (left > soonDays) return null;
  const servers = verdicts?.N3?.split(' ')[0];
  return {
    expiresOn,
    listedOn,
    when: left < 0 ? 'past' : 'soon',
    days: Math.abs(left),
    answers: servers === 'pass' || servers === 'warn' ? true : servers === 'fail' ? false : null,
  };
}
