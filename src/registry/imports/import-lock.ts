/**
 * Who may write to the register: one import of a kind at a time. A list of names makes subjects of every kind, and an answer
 * to a question changes any of them; both wait for all kinds, in one order. Held to the end of the transaction.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { KindId } from './kind.ts';
import { importKinds } from './kinds.ts';

export async function lockKind(trx: Trx, kind: KindId): Promise<void> {
  await trx.query(`select pg_advisory_xact_lock(hashtext('registry.import'), hashtext($1))`, [kind]);
}

export async function lockAllKinds(trx: Trx): Promise<void> {
  for (const kind of Object.keys(importKinds).sort()) await lockKind(trx, kind as KindId);
}
