/**
 * For tests of pages: somebody signed in wholly in a post of a role, without the steps that lead there. Tests of those steps
 * walk them.
 */
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import { makeAccount } from './accounts.ts';
import type { Means } from './actor.ts';
import { argon2id } from './password.ts';
import { makePost } from './posts.ts';
import type { Role } from './roles.ts';
import { insertSession } from './sessions.ts';
import { handOver } from './tenure.ts';

export const testMeans: Means = { key: Buffer.alloc(32, 7), random: randomBytes, passwords: argon2id };

export interface TestPerson {
  role: Role;
  unitIds?: readonly number[];
  /** Sees every unit. */
  everywhere?: boolean;
  name?: string;
  title?: string;
}

/** @param pool as the owner or hien_dien_identity. @returns the secret for the session cookie */
export async function signInAs(
  pool: Pool,
  {
    role,
    unitIds = [],
    everywhere = unitIds.length === 0,
    name = 'Nguyễn Thị Hà',
    title = 'Chuyên viên',
  }: TestPerson,
  now: Temporal.Instant,
  means: Means = testMeans,
): Promise<{ secret: string; accountId: number; postId: number }> {
  return inTransaction(pool, async (trx) => {
    const act = { by: null, now, means };
    const login = `nguoi-${randomBytes(4).toString('hex')}`;
    const { accountId } = await makeAccount(trx, { login, name }, act);
    await trx.query(
      `update identity.account set status = 'active', totp_secret = '\\x00', totp_confirmed_at = $2 where id = $1`,
      [accountId, now],
    );
    const postId = await makePost(trx, { title, role, unitIds: [...unitIds], everywhere }, act);
    const on = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString();
    await handOver(trx, { postId, to: { accountId }, on }, act);
    const session = await insertSession(
      trx,
      { accountId, stage: 'full', method: 'totp', postId },
      { means, now, agent: 'Chrome trên Linux', network: '127.0.0.0/24' },
    );
    return { secret: session.secret, accountId, postId };
  });
}
