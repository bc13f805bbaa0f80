/**
 * This room's acts in the audit: always the last statement of an act, for the chain's lock is held from here to the end of
 * the transaction.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Act } from './actor.ts';
import { appendAudit } from './audit/append.ts';

export async function record(
  trx: Trx,
  word: string,
  object: string,
  { by, now, requestId }: Act,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await appendAudit(trx, {
    at: now,
    actor: by,
    act: word,
    object,
    details,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
