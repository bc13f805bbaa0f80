/**
 * What a signed-in person changes about how he signs in, and proving once more who he is.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Actor, Visit } from './actor.ts';
import { type Answer, good, refused } from './answer.ts';
import { refuseCode } from './limits.ts';
import { lockLink, makeLink, spendLink } from './one-time.ts';
import { checkPassword } from './password-policy.ts';
import { record } from './record.ts';
import { endSessions, renewSession, type StartedSession } from './sessions.ts';
import { proveTotp } from './sign-in.ts';
import { makeTotp, type TotpEnrolment, totpStepOf } from './totp.ts';

type Present = Pick<Visit, 'means' | 'now' | 'requestId'>;
/** From the new QR code to its first code. */
const changeHours = 1;

/** By password or by the app. @returns the session under a new secret, proved at `now`; refused where it is wrong */
export async function reauthenticate(
  trx: Trx,
  { actor, proof }: { actor: Actor; proof: { password: string } | { code: string } },
  visit: Present,
): Promise<Answer<StartedSession>> {
  const { means, now } = visit;
  const { accountId, sessionId } = actor;
  const refusal = await refuseCode(trx, { accountId, now });
  if (refusal !== null) return refused(refusal);
  const proved =
    'password' in proof
      ? await provePassword(trx, { accountId, password: proof.password }, visit)
      : await proveTotp(trx, { accountId, code: proof.code }, visit);
  if (!proved) {
    await record(trx, 'reauthentication-failed', `session:${sessionId}`, { ...visit, by: actor });
    return refused('password' in proof ? problem('password-wrong', {}) : problem('code-wrong', {}));
  }
  return good(await renewProved(trx, { actor }, { means, now }));
}

/** For who was proved by a passkey just now: the session under a new secret. */
export async function renewProved(
  trx: Trx,
  { actor }: { actor: Pick<Actor, 'sessionId'> },
  { means, now }: Pick<Visit, 'means' | 'now'>,
): Promise<StartedSession> {
  return renewSession(trx, {
    sessionId: actor.sessionId,
    method: null,
    postId: null,
    random: means.random,
    now,
  });
}

/** The account's other sessions end. @throws Problem where the new one may not be a password; refused where the present is wrong */
export async function changePassword(
  trx: Trx,
  { actor, present, next }: { actor: Actor; present: string; next: string },
  visit: Present,
): Promise<Answer<StartedSession>> {
  const { means, now } = visit;
  const { accountId, sessionId } = actor;
  checkPassword(next, { login: actor.login });
  const refusal = await refuseCode(trx, { accountId, now });
  if (refusal !== null) return refused(refusal);
  if (!(await provePassword(trx, { accountId, password: present }, visit))) {
    await record(trx, 'reauthentication-failed', `session:${sessionId}`, { ...visit, by: actor });
    return refused(problem('password-wrong', {}));
  }
  await endSessions(trx, { accountId, why: 'revoked', now, except: sessionId });
  await trx.query('update identity.account set password_hash = $2, password_set_at = $3 where id = $1', [
    accountId,
    await means.passwords.hash(next),
    now,
  ]);
  const renewed = await renewProved(trx, { actor }, { means, now });
  await record(trx, 'password-changed', `account:${accountId}`, { ...visit, by: actor });
  return good(renewed);
}

/**
 * A new authenticator app, beside the one in use until a code of it is shown. The caller has asked for a fresh proof.
 *
 * @returns the secret to hand in again with the code, and what the app takes over
 */
export async function startTotpChange(
  trx: Trx,
  { actor }: { actor: Actor },
  { means, now }: Present,
): Promise<{ secret: string; totp: TotpEnrolment }> {
  const { accountId, login } = actor;
  const { secret } = await makeLink(
    trx,
    { purpose: 'totp', accountId, hours: changeHours },
    { by: actor, now, means },
  );
  const link = await lockLink(trx, { secret, purposes: ['totp'], now });
  const { sealed, enrolment } = makeTotp(means, { accountId, login });
  await trx.query('update identity.one_time set pending_totp = $2 where id = $1', [link.id, sealed]);
  return { secret, totp: enrolment };
}

/** The new app counts from here and the old one no more. @throws Problem where the secret is not this account's or not good */
export async function finishTotpChange(
  trx: Trx,
  { actor, secret, code }: { actor: Actor; secret: string; code: string },
  visit: Present,
): Promise<Answer<null>> {
  const { means, now } = visit;
  const { accountId } = actor;
  const link = await lockLink(trx, { secret, purposes: ['totp'], now });
  if (link.accountId !== accountId || link.pendingTotp === null) throw problem('link-not-good', {});
  const step = totpStepOf(means, { accountId, sealed: link.pendingTotp, code, now });
  if (step === null) return refused(problem('code-wrong', {}));
  await endSessions(trx, { accountId, why: 'revoked', now, except: actor.sessionId });
  await trx.query(
    `update identity.account
     set totp_secret = $2, totp_confirmed_at = $3, totp_last_step = $4
     where id = $1`,
    [accountId, link.pendingTotp, now, step],
  );
  await spendLink(trx, { id: link.id, now });
  await record(trx, 'totp-enrolled', `account:${accountId}`, { ...visit, by: actor });
  return good(null);
}

async function provePassword(
  trx: Trx,
  { accountId, password }: { accountId: number; password: string },
  { means }: Pick<Visit, 'means'>,
): Promise<boolean> {
  const { rows } = await trx.query<{ hash: string | null }>(
    'select password_hash as hash from identity.account where id = $1',
    [accountId],
  );
  return means.passwords.verify(rows[0]?.hash ?? null, password);
}
