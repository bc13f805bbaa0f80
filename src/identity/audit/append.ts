/**
 * One entry of the audit, written in the transaction of the act it tells of: both are kept, or neither.
 *
 * The database works out number and hash (identity.append_audit in 0012_audit_append.sql). From here to the end of the
 * transaction nobody else can append, so this is the last statement of an act, and the transaction ends soon after.
 */
import type { Trx } from '#platform/postgres/db.ts';

export interface AuditAct {
  at: Temporal.Instant;
  /** Who did it; null: the program itself, or somebody who is not signed in. */
  actor: { accountId: number; postId: number | null } | null;
  /** A word that is never renamed: `signed-in`, `account-made`, `import-committed`. Lower-case letters, digits, hyphens. */
  act: string;
  /** What it was done to: `account:12`, `domain:cafebalo.biz.vn`. */
  object?: string;
  /** JSON; no personal data beyond what the object's own row holds. */
  details?: Readonly<Record<string, unknown>>;
  requestId?: string;
}

/**
 * Appends an entry.
 *
 * @returns its number, from 1
 * @throws the database's error where `act` is no such word; the transaction is then lost
 */
export async function appendAudit(
  trx: Trx,
  { at, actor, act, object = '', details = {}, requestId = '' }: AuditAct,
): Promise<number> {
  const { rows } = await trx.query<{ seq: number }>(
    'select identity.append_audit($1, $2, $3, $4, $5, $6, $7) as seq',
    [at, actor?.accountId ?? null, actor?.postId ?? null, act, object, JSON.stringify(details), requestId],
  );
  return rows[0]!.seq;
}
