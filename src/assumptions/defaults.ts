/**
 * Every assumption there is, by key: the one table. A new one is a row in one of its parts; keys are stored, so they are
 * never renamed or reused.
 */
import { calendar } from './defaults/calendar.ts';
import { counting } from './defaults/counting.ts';
import { entitlement } from './defaults/entitlement.ts';
import { measuring } from './defaults/measuring.ts';
import type { Shaped } from './shapes.ts';

export const defaults = { ...entitlement, ...calendar, ...counting, ...measuring };

export type AssumptionKey = keyof typeof defaults;
/** The values in force on one day. */
export type Assumptions = { readonly [Key in AssumptionKey]: Shaped<(typeof defaults)[Key]['shape']> };

export const assumptionKeys = Object.keys(defaults) as AssumptionKey[];
