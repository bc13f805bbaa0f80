/**
 * Sessions on the server: the cookie holds a secret, the row its hash, and whatever ends a session ends it at the next
 * request. How far sign-in has come is the session's stage; with each stage, and each time the person proves who he is,
 * the secret is another, so one that was seen before is worth nothing after.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import type { Actor, Visit } from './actor.ts';
import { makeSecret, parseSecret } from './secrets.ts';

export type Stage = 'password' | 'full';
export type Method =
  | 'password'
  | 'setup'
  | 'activation'
  | 'recovery'
  | 'totp'
  | 'email-code'
  | 'passkey'
  | 'oidc';
export type EndReason =
  | 'signed-out'
  | 'revoked'
  | 'idle'
  | 'expired'
  | 'replaced'
  | 'account'
  | 'handed-over';

/** Lunch and a meeting; a computer in a commune's office is used by several people. */
export const idleMinutes = 60;
/** A working day with its evening before a deadline: everybody signs in at least once a day. */
export const absoluteHours = 12;
/** From the password to the second factor: time enough to wait for a mail. */
export const passwordStageMinutes = 15;
/** How long a proof of who one is holds for exports of personal data, changes of roles, reopening. */
export const freshMinutes = 15;

export interface StartedSession {
  sessionId: number;
  /** For the cookie; shown once. */
  secret: string;
  expiresAt: Temporal.Instant;
}

/** What a cookie stands for while it is good; half signed in as well. */
export interface Session {
  id: number;
  accountId: number;
  stage: Stage;
  method: Method;
  postId: number | null;
}

/** $1 hash, $2 now, $3 the earliest last sight. The status is the account's of this moment. */
const goodSession = `
  session.secret_hash = $1
  and session.ended_at is null
  and session.expires_at > $2
  and session.seen_at > $3
  and account.status = 'active'`;

/** Begins a session. The caller has checked who it is. */
export async function insertSession(
  trx: Trx,
  {
    accountId,
    stage,
    method,
    postId,
  }: { accountId: number; stage: Stage; method: Method; postId: number | null },
  { means, now, agent, network }: Visit,
): Promise<StartedSession> {
  const secret = makeSecret(means.random);
  const expiresAt = expiryOf(stage, now);
  const { rows } = await trx.query<{ id: number }>(
    `insert into identity.session
       (secret_hash, account_id, post_id, stage, method, created_at, seen_at, authenticated_at, expires_at, agent, network)
     values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9)
     returning id`,
    [secret.hash, accountId, postId, stage, method, now, expiresAt, agent.slice(0, 200), network],
  );
  return { sessionId: rows[0]!.id, secret: secret.text, expiresAt };
}

/**
 * The session of a cookie at any stage, null where it is not good. For the steps of signing in and for choosing a post;
 * who acts in a request is `selectActor`'s to say.
 */
export async function selectSession(
  db: Db,
  { secret, now, lock = false }: { secret: string; now: Temporal.Instant; lock?: boolean },
): Promise<Session | null> {
  const hash = parseSecret(secret);
  if (hash === null) return null;
  const { rows } = await db.query<Session>(
    `select session.id, session.account_id as "accountId", session.stage, session.method, session.post_id as "postId"
     from identity.session
     join identity.account on account.id = session.account_id
     where ${goodSession}
     ${lock ? 'for update of session' : ''}`,
    [hash, now, now.subtract({ minutes: idleMinutes })],
  );
  return rows[0] ?? null;
}

/** The same, held for this transaction: of two steps at once the second finds the secret changed, and nothing. */
export function lockSession(
  trx: Trx,
  session: { secret: string; now: Temporal.Instant },
): Promise<Session | null> {
  return selectSession(trx, { ...session, lock: true });
}

/** Sets a session to the full stage, or proves it anew, under a new secret. */
export async function renewSession(
  trx: Trx,
  {
    sessionId,
    method,
    postId,
    random,
    now,
  }: {
    sessionId: number;
    /** Null: as it was, only proved anew; it then ends when it would have ended. */
    method: Method | null;
    postId: number | null;
    random: Visit['means']['random'];
    now: Temporal.Instant;
  },
): Promise<StartedSession> {
  const secret = makeSecret(random);
  const { rows } = await trx.query<{ expiresAt: Temporal.Instant }>(
    `update identity.session
     set
       secret_hash = $2,
       stage = 'full',
       method = coalesce($3, method),
       post_id = coalesce($4, post_id),
       expires_at = case when $3::text is null then expires_at else $5 end,
       authenticated_at = $6,
       seen_at = $6
     where id = $1
     returning expires_at as "expiresAt"`,
    [sessionId, secret.hash, method, postId, expiryOf('full', now), now],
  );
  return { sessionId, secret: secret.text, expiresAt: rows[0]!.expiresAt };
}

function expiryOf(stage: Stage, now: Temporal.Instant): Temporal.Instant {
  return stage === 'full' ? now.add({ hours: absoluteHours }) : now.add({ minutes: passwordStageMinutes });
}

/** Ends an account's sessions; `except` stays. @returns how many */
export async function endSessions(
  db: Db,
  {
    accountId,
    why,
    now,
    except,
  }: { accountId: number; why: EndReason; now: Temporal.Instant; except?: number },
): Promise<number> {
  const { rowCount } = await db.query(
    `update identity.session
     set ended_at = $3, ended_why = $2
     where account_id = $1 and ended_at is null and id is distinct from $4`,
    [accountId, why, now, except ?? null],
  );
  return rowCount ?? 0;
}

/** Whether the person should prove who he is once more, before what cannot be taken back. */
export function needsReauthentication(actor: Pick<Actor, 'authenticatedAt'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(actor.authenticatedAt.add({ minutes: freshMinutes }), now) <= 0;
}
