/**
 * The last mile of a link, the same for activation, recovery and first start: a password, then a second factor that is
 * confirmed by one code, and only then does any of it count and the link is used up.
 *
 * Until then everything waits in the link's own row, so a browser that was closed loses nothing but a minute. Each new
 * first step makes a new secret: whoever looked at the link before the right person did knows neither his password nor
 * his codes, and a link that somebody else has finished no longer opens, which shows.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { lockAccount } from './accounts.ts';
import type { By, Means, Visit } from './actor.ts';
import { type Answer, good, refused } from './answer.ts';
import { insertEmailCode, spendEmailCode } from './email-code.ts';
import { type Factor, selectFactors } from './factors.ts';
import { refuseEmailCode } from './limits.ts';
import { parseTitle } from './logins.ts';
import { type Link, lockLink, selectLink, spendLink } from './one-time.ts';
import { selectHeldPosts } from './own-sessions.ts';
import { removePasskeysOf } from './passkeys/keep.ts';
import { checkPassword } from './password-policy.ts';
import { record } from './record.ts';
import { endSessions } from './sessions.ts';
import { finishSetup } from './setup-post.ts';
import { type SignedIn, startSession } from './sign-in.ts';
import { makeTotp, type TotpEnrolment, totpStepOf } from './totp.ts';

/** Purpose → the act it ends with, and how the session that follows came about. */
const ends = {
  setup: { act: 'setup-done', method: 'setup' },
  activation: { act: 'account-activated', method: 'activation' },
  recovery: { act: 'account-recovered', method: 'recovery' },
} as const;
type Purpose = keyof typeof ends;
const purposes = Object.keys(ends) as Purpose[];

/** What the page behind a good link shows before anything is typed. */
export interface Opened {
  purpose: Purpose;
  /** Empty for a set-up link: they are chosen with it. */
  login: string;
  name: string;
  /** Whether a code by e-mail may stand in for the app. */
  mayUseEmail: boolean;
  /** Titles of the posts held today. */
  posts: string[];
}

/** Looks at a link without using it. @returns null where it is not good, whatever the reason */
export async function openActivation(db: Db, secret: string, now: Temporal.Instant): Promise<Opened | null> {
  const link = await selectLink(db, { secret, now });
  if (link === null || link.purpose === 'totp') return null;
  const { rows } = await db.query<Pick<Opened, 'login' | 'name'>>(
    'select login, name from identity.account where id = $1',
    [link.accountId],
  );
  const account = rows[0];
  if (link.purpose === 'setup' || link.accountId === null || account === undefined) {
    return { purpose: 'setup', login: '', name: '', mayUseEmail: false, posts: [] };
  }
  const posts = await selectHeldPosts(db, { accountId: link.accountId }, now);
  const factors = await selectFactors(db, { accountId: link.accountId, now });
  return {
    purpose: link.purpose,
    ...account,
    mayUseEmail: factors.includes('email-code'),
    posts: posts.map(({ title }) => title),
  };
}

export interface Started {
  /** What the authenticator app takes over. */
  totp: TotpEnrolment;
}

/**
 * First step of an activation or recovery: the password, and the person's own name where the account was made for a post.
 *
 * @throws Problem where the link is not good or the password may not be one
 */
export async function startActivation(
  trx: Trx,
  { secret, password, name }: { secret: string; password: string; name?: string },
  visit: Pick<Visit, 'means' | 'now'>,
): Promise<Started> {
  const link = await lockLink(trx, { secret, purposes: ['activation', 'recovery'], now: visit.now });
  const account = await lockAccount(trx, link.accountId!);
  if (name !== undefined && account.status === 'invited') {
    await trx.query('update identity.account set name = $2 where id = $1', [
      account.id,
      parseTitle(name, 'name'),
    ]);
  }
  return prepareLink(trx, { link, accountId: account.id, login: account.login, password }, visit);
}

/** Puts password and second factor into the link's row, for its last step. */
export async function prepareLink(
  trx: Trx,
  { link, accountId, login, password }: { link: Link; accountId: number; login: string; password: string },
  { means }: { means: Means },
): Promise<Started> {
  checkPassword(password, { login });
  const { sealed, enrolment } = makeTotp(means, { accountId, login });
  await trx.query(
    `update identity.one_time
     set account_id = $2, pending_password_hash = $3, pending_totp = $4
     where id = $1`,
    [link.id, accountId, await means.passwords.hash(password), sealed],
  );
  return { totp: enrolment };
}

/** Instead of the app: a code to the account's address, for a link whose first step is done. @returns as startEmailCode */
export async function startActivationCode(
  trx: Trx,
  { secret }: { secret: string },
  visit: Pick<Visit, 'means' | 'now'>,
): Promise<Answer<{ to: string; code: string }>> {
  const { now } = visit;
  const link = await lockLink(trx, { secret, purposes: ['activation', 'recovery'], now });
  const accountId = link.accountId!;
  const factors = await selectFactors(trx, { accountId, now });
  if (link.pendingPasswordHash === null || !factors.includes('email-code'))
    throw problem('factor-not-open', {});
  const refusal = await refuseEmailCode(trx, { accountId, now });
  if (refusal !== null) return refused(refusal);
  const { email } = await lockAccount(trx, accountId);
  return good({
    to: email!,
    code: await insertEmailCode(trx, { accountId, bound: `link:${link.id}` }, visit),
  });
}

/**
 * Last step: one code of the new app, or the one from the mail. The account is active with the new password, its older
 * sessions end, the link is used, and the person is signed in.
 *
 * @throws Problem where the link is not good, or its first step was not done
 */
export async function finishActivation(
  trx: Trx,
  { secret, factor, code }: { secret: string; factor: Factor; code: string },
  visit: Visit,
): Promise<Answer<SignedIn>> {
  const { now, means } = visit;
  const link = await lockLink(trx, { secret, purposes, now });
  const { accountId, pendingPasswordHash, pendingTotp } = link;
  if (accountId === null || pendingPasswordHash === null || pendingTotp === null) {
    throw problem('link-not-begun', {});
  }
  const step = factor === 'totp' ? totpStepOf(means, { accountId, sealed: pendingTotp, code, now }) : null;
  const proved =
    factor === 'totp'
      ? step !== null
      : await spendEmailCode(trx, { accountId, bound: `link:${link.id}`, code }, { means, now });
  if (!proved) return refused(problem('code-wrong', {}));
  await endSessions(trx, { accountId, why: 'account', now });
  const account = await lockAccount(trx, accountId);
  if (account.status !== 'invited' && account.status !== 'active') throw problem('link-not-good', {});
  await trx.query(
    `update identity.account
     set
       status = 'active',
       password_hash = $2,
       password_set_at = $3::timestamptz,
       totp_secret = $4,
       totp_confirmed_at = case when $4::bytea is null then null else $3::timestamptz end,
       totp_last_step = $5
     where id = $1`,
    [accountId, pendingPasswordHash, now, factor === 'totp' ? pendingTotp : null, step],
  );
  await spendLink(trx, { id: link.id, now });
  if (link.purpose === 'setup') await finishSetup(trx, { accountId, now });
  const by: By = { accountId, postId: null };
  // Who recovers an account may have lost the phone that its passkeys are on.
  if (link.purpose === 'recovery') await removePasskeysOf(trx, { ...visit, accountId, by });
  const { act, method } = ends[link.purpose as Purpose];
  if (factor === 'totp') await record(trx, 'totp-enrolled', `account:${accountId}`, { ...visit, by });
  await record(trx, act, `account:${accountId}`, { ...visit, by }, { factor });
  return startSession(trx, { accountId, method }, visit);
}
