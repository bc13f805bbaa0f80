/**
 * Days as Vietnam counts them. An instant belongs to the day it was there; a day that is written is a date without a time.
 */
import type { IsoDate } from './postgres/db.ts';

/** UTC+7, without summer time since 1979. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** The day it is in Vietnam at this instant, `YYYY-MM-DD`. */
export function dayOf(instant: Temporal.Instant): IsoDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
