/**
 * Signing in, step by step: password → a session at stage 'password' → an app's code or one by e-mail → stage 'full'.
 *
 * Whoever may not in is told the same, after the same work: there is no such login, the password is wrong, the account is
 * suspended, closed or was never activated. Refusals are returned and not thrown, for what was tried must be committed.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Visit } from './actor.ts';
import { type Answer, good, refused } from './answer.ts';
import { insertEmailCode, spendEmailCode } from './email-code.ts';
import { type Factor, selectFactors } from './factors.ts';
import { type Attempt, refuseCode, refuseEmailCode } from './limits.ts';
import { onlyPost } from './own-sessions.ts';
import { record } from './record.ts';
import { insertSession, lockSession, type Method, renewSession, type StartedSession } from './sessions.ts';
import { selectTotp, spendTotpStep, totpStepOf } from './totp.ts';

/** The password was right; the second factor is awaited. */
export interface HalfSignedIn extends StartedSession {
  /** What can be shown, the stronger first. */
  factors: Factor[];
}

export interface SignedIn extends StartedSession {
  accountId: number;
  /** The post it acts in; null where one has to be chosen first, or none is held. */
  postId: number | null;
}

/** First step. Exactly one argon2 whatever is met; by the unique index on the login. */
export async function signIn(
  trx: Trx,
  { attempt, password }: { attempt: Attempt; password: string },
  visit: Omit<Visit, 'network'>,
): Promise<Answer<HalfSignedIn>> {
  const { means, now } = visit;
  const { rows } = await trx.query<{ id: number; status: string; hash: string | null }>(
    'select id, status, password_hash as hash from identity.account where login = $1',
    [attempt.login],
  );
  const account = rows[0];
  const matches = await means.passwords.verify(account?.hash ?? null, password);
  if (account === undefined || !matches || account.status !== 'active') {
    await record(
      trx,
      'sign-in-failed',
      `login:${attempt.loginKey}`,
      { ...visit, by: null },
      { step: 'password' },
    );
    return refused(problem('sign-in-failed', {}));
  }
  const factors = await selectFactors(trx, { accountId: account.id, now });
  const session = await insertSession(
    trx,
    { accountId: account.id, stage: 'password', method: 'password', postId: null },
    { ...visit, network: attempt.network },
  );
  return good({ ...session, factors });
}

/**
 * A code to send to the account's own address, for a session that waits for its second factor.
 *
 * @returns null where the account has no address, or may not sign in by it: the page says the same either way
 */
export async function startEmailCode(
  trx: Trx,
  { secret }: { secret: string },
  { means, now }: Pick<Visit, 'means' | 'now'>,
): Promise<Answer<{ to: string; code: string } | null>> {
  const session = await lockSession(trx, { secret, now });
  if (session === null || session.stage !== 'password') return refused(problem('session-over', {}));
  const { accountId } = session;
  const refusal = await refuseEmailCode(trx, { accountId, now });
  if (refusal !== null) return refused(refusal);
  const factors = await selectFactors(trx, { accountId, now });
  if (!factors.includes('email-code')) return good(null);
  const { rows } = await trx.query<{ email: string }>('select email from identity.account where id = $1', [
    accountId,
  ]);
  const code = await insertEmailCode(trx, { accountId, bound: `session:${session.id}` }, { means, now });
  return good({ to: rows[0]!.email, code });
}

/** Second step: with the right code the session is full, under a new secret. */
export async function finishSignIn(
  trx: Trx,
  { secret, factor, code }: { secret: string; factor: Factor; code: string },
  visit: Pick<Visit, 'means' | 'now' | 'requestId'>,
): Promise<Answer<SignedIn>> {
  const { means, now } = visit;
  const session = await lockSession(trx, { secret, now });
  if (session === null || session.stage !== 'password') return refused(problem('session-over', {}));
  const { accountId } = session;
  const refusal = await refuseCode(trx, { accountId, now });
  if (refusal !== null) return refused(refusal);
  const factors = await selectFactors(trx, { accountId, now });
  const proved =
    factors.includes(factor) &&
    (factor === 'totp'
      ? await proveTotp(trx, { accountId, code }, visit)
      : await spendEmailCode(trx, { accountId, bound: `session:${session.id}`, code }, visit));
  if (!proved) {
    await record(trx, 'sign-in-failed', `account:${accountId}`, { ...visit, by: null }, { step: factor });
    return refused(problem('code-wrong', {}));
  }
  const postId = await onlyPost(trx, accountId, now);
  const renewed = await renewSession(trx, {
    sessionId: session.id,
    method: factor,
    postId,
    random: means.random,
    now,
  });
  await tellSignedIn(trx, { accountId, postId, method: factor, sessionId: session.id }, visit);
  return good({ ...renewed, accountId, postId });
}

/**
 * A full session for whoever was proved elsewhere: by a passkey that verified its user, or by a provider.
 *
 * @returns refused like a wrong password where the account may not sign in
 */
export async function startSession(
  trx: Trx,
  { accountId, method }: { accountId: number; method: Exclude<Method, 'password' | Factor> },
  visit: Visit,
): Promise<Answer<SignedIn>> {
  const { rows } = await trx.query<{ status: string }>(
    'select status from identity.account where id = $1 for share',
    [accountId],
  );
  if (rows[0]?.status !== 'active') {
    await record(trx, 'sign-in-failed', `account:${accountId}`, { ...visit, by: null }, { step: method });
    return refused(problem('sign-in-failed', {}));
  }
  const postId = await onlyPost(trx, accountId, visit.now);
  const session = await insertSession(trx, { accountId, stage: 'full', method, postId }, visit);
  await tellSignedIn(trx, { accountId, postId, method, sessionId: session.sessionId }, visit);
  return good({ ...session, accountId, postId });
}

/** Whether a code is the account's, and was not used before. */
export async function proveTotp(
  trx: Trx,
  { accountId, code }: { accountId: number; code: string },
  { means, now }: Pick<Visit, 'means' | 'now'>,
): Promise<boolean> {
  const sealed = await selectTotp(trx, accountId);
  if (sealed === null) return false;
  const step = totpStepOf(means, { accountId, sealed, code, now });
  return step !== null && (await spendTotpStep(trx, { accountId, step }));
}

async function tellSignedIn(
  trx: Trx,
  {
    accountId,
    postId,
    method,
    sessionId,
  }: { accountId: number; postId: number | null; method: Method; sessionId: number },
  visit: Pick<Visit, 'now' | 'requestId'>,
): Promise<void> {
  await record(trx, 'signed-in', `session:${sessionId}`, { ...visit, by: { accountId, postId } }, { method });
}
