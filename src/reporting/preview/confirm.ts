/**
 * The second person's yes, and what follows from it: the proposal becomes the next version, and the months it moves are
 * counted anew by the same code that previewed them.
 *
 * Between the two a worker may count a commune by the new version and leave its neighbours by the old one, for seconds; a
 * program killed there leaves the proposal to be applied by the next call.
 */
import type { Pool } from 'pg';
import {
  type AssumptionKey,
  confirmProposal,
  markApplied,
  type Proposal,
  type Signatory,
  selectProposal,
  selectProposalsToApply,
} from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { type Db, inTransaction, type Trx } from '#platform/postgres/db.ts';
import type { Period } from '../period.ts';
import { rebuildCells } from '../refresh.ts';
import { digestOfFigures } from './digest.ts';
import { type Way, wayOf } from './effects.ts';
import { selectPeriodsFrom } from './periods.ts';

/**
 * Confirms a proposal whose preview is of the figures as they stand.
 *
 * @param trx as the program (`hien_dien_app`), where the digest sees every unit
 * @param given.shown digest of the preview on the page that the person answered
 * @throws Problem as `confirmProposal`; `proposal-preview-old` is mended by `previewProposal`
 */
export async function confirmPreviewed(
  trx: Trx,
  given: { id: number; by: Signatory; at: Temporal.Instant; shown: string; comment?: string },
): Promise<{ key: AssumptionKey; version: number }> {
  const figures = await digestOfFigures(trx, await selectProposal(trx, given.id), given.at);
  return confirmProposal(trx, { ...given, figures });
}

export interface Applied {
  id: number;
  key: AssumptionKey;
  /** `judged`: names are still to be judged again, or measured, before its figures are true. */
  way: Way;
  /** Months that were counted anew. */
  periods: Period[];
}

/**
 * Brings the cells in line with what was confirmed and whose day has come. For right after a confirmation, and once a day
 * for days that come; costs one look at an index when there is nothing. Twice is once.
 *
 * @param pool as the program (`hien_dien_app`)
 */
export async function applyConfirmed(pool: Pool, { now }: { now: Temporal.Instant }): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const proposal of await selectProposalsToApply(pool, dayOf(now))) {
    const periods = await selectPeriodsOf(pool, proposal, now);
    if (periods.length > 0) await rebuildCells(pool, { now, periods });
    await inTransaction(pool, (trx) => markApplied(trx, { id: proposal.id, at: now }));
    applied.push({ id: proposal.id, key: proposal.key, way: wayOf[proposal.key], periods });
  }
  return applied;
}

/** Those kept with the proposal, so that a month that is to keep its version is left out there, and what began since. */
async function selectPeriodsOf(db: Db, proposal: Proposal, now: Temporal.Instant): Promise<Period[]> {
  const { key, kind, from, periods } = proposal;
  if (kind !== 'change' || !['counted', 'judged'].includes(wayOf[key])) return [];
  const last = periods.at(-1) ?? '';
  const later = (await selectPeriodsFrom(db, { from, now })).filter((period) => period > last);
  return [...periods, ...later];
}
