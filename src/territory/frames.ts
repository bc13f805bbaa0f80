/**
 * The two maps by the names people give them: "63" is the map of 30 June 2025, "34" the map of a given day since.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { reformOn } from './compose.ts';

export type FrameName = '63' | '34';

export interface Frame {
  name: FrameName;
  /** The day whose map it is. */
  on: IsoDate;
}

/** The last day of the 63 provinces. */
export const lastDayOf63: IsoDate = '2025-06-30';

/** The map a day belongs to. */
export function frameOn(on: IsoDate): Frame {
  return on < reformOn ? { name: '63', on: lastDayOf63 } : { name: '34', on };
}

/**
 * Reads `63` or `34`; the latter as of `today`.
 *
 * @throws Problem `frame-unknown` for any other word, `frame-too-early` for 34 before it came into being
 */
export function parseFrame(text: string, today: IsoDate): Frame {
  if (text === '63') return { name: '63', on: lastDayOf63 };
  if (text !== '34') throw problem('frame-unknown', { value: text });
  if (today < reformOn) throw problem('frame-too-early', { on: today });
  return { name: '34', on: today };
}
