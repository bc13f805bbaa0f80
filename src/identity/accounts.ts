/**
 * Accounts of persons: made with a link to activate them, suspended, closed. An account by itself may do nothing; its
 * posts say what (posts.ts, tenure.ts). Nobody suspends or closes himself, nor the last administrator.
 */

import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Act, SecretAct } from './actor.ts';
import { isLastAdministrator, lockAdministrators } from './administrators.ts';
import { parseEmail, parseLogin, parseTitle } from './logins.ts';
import { makeLink, voidLinks } from './one-time.ts';
import { removePasskeysOf } from './passkeys/keep.ts';
import { record } from './record.ts';
import { endSessions } from './sessions.ts';

export type AccountStatus = 'invited' | 'active' | 'suspended' | 'closed';

export interface Account {
  id: number;
  login: string;
  name: string;
  email: string | null;
  status: AccountStatus;
  language: Language;
  createdAt: Temporal.Instant;
  /** A second factor of its own is set up. */
  hasTotp: boolean;
}

export interface NewAccount {
  login: string;
  name: string;
  email?: string;
  language?: Language;
}

export interface Invited {
  accountId: number;
  login: string;
  /** For the activation link; shown once. */
  secret: string;
  expiresAt: Temporal.Instant;
}

/** A week and a week-end: a sheet printed on Friday is used after the meeting of next week. */
export const activationDays = 10;

/** Makes an account with its activation link. @throws Problem where the login is taken or no login */
export async function makeAccount(trx: Trx, account: NewAccount, act: SecretAct): Promise<Invited> {
  const invited = await insertAccount(trx, account, act);
  await record(trx, 'account-made', `account:${invited.accountId}`, act);
  return invited;
}

/** The same without its entry in the audit, for acts of which it is a part. */
export async function insertAccount(trx: Trx, account: NewAccount, act: SecretAct): Promise<Invited> {
  const login = parseLogin(account.login);
  const { rows } = await trx.query<{ id: number }>(
    `insert into identity.account (login, name, email, language, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (login) do nothing
     returning id`,
    [
      login,
      parseTitle(account.name, 'name'),
      parseEmail(account.email),
      account.language ?? 'vi',
      act.now,
      act.by?.accountId ?? null,
    ],
  );
  const accountId = rows[0]?.id;
  if (accountId === undefined) throw problem('login-taken', { login });
  const link = await makeLink(trx, { purpose: 'activation', accountId, hours: activationDays * 24 }, act);
  return { accountId, login, ...link };
}

/** An account's row held for this transaction. @throws Problem where there is none */
export async function lockAccount(trx: Trx, accountId: number): Promise<Account> {
  const { rows } = await trx.query<Account>(
    `select ${accountFields} from identity.account where id = $1 for no key update`,
    [accountId],
  );
  if (rows[0] === undefined) throw problem('account-unknown', { accountId });
  return rows[0];
}

export async function selectAccount(db: Db, accountId: number): Promise<Account | null> {
  const { rows } = await db.query<Account>(`select ${accountFields} from identity.account where id = $1`, [
    accountId,
  ]);
  return rows[0] ?? null;
}

/** The columns of `Account`. */
export const accountFields = `
  account.id, account.login, account.name, account.email, account.status, account.language,
  account.created_at as "createdAt",
  account.totp_confirmed_at is not null as "hasTotp"`;

/** Its sessions and links end and nobody signs in with it, until it is resumed. */
export async function suspendAccount(
  trx: Trx,
  { accountId, note = '' }: { accountId: number; note?: string },
  act: Act,
): Promise<void> {
  const account = await lockForEnding(trx, accountId, act);
  if (account.status !== 'active')
    throw problem('account-not-usable', { name: account.name, status: account.status });
  await setStatus(trx, accountId, 'suspended');
  await record(trx, 'account-suspended', `account:${accountId}`, act, note === '' ? {} : { note });
}

export async function resumeAccount(trx: Trx, { accountId }: { accountId: number }, act: Act): Promise<void> {
  const account = await lockAccount(trx, accountId);
  if (account.status !== 'suspended')
    throw problem('account-not-usable', { name: account.name, status: account.status });
  await setStatus(trx, accountId, 'active');
  await record(trx, 'account-resumed', `account:${accountId}`, act);
}

/**
 * For good: sessions and links end, posts it holds fall vacant from today, posts it was to take over never begin. The row
 * stays, for the audit names it; its password and second factor are forgotten.
 */
export async function closeAccount(
  trx: Trx,
  { accountId, note = '' }: { accountId: number; note?: string },
  act: Act,
): Promise<void> {
  const account = await lockForEnding(trx, accountId, act);
  if (account.status === 'closed')
    throw problem('account-not-usable', { name: account.name, status: 'closed' });
  await trx.query(
    `update identity.account
     set status = 'closed', password_hash = null, totp_secret = null, totp_confirmed_at = null
     where id = $1`,
    [accountId],
  );
  await trx.query('delete from identity.tenure where account_id = $1 and lower(valid) > $2', [
    accountId,
    dayOf(act.now),
  ]);
  // Who began today has held it for today.
  await trx.query(
    `update identity.tenure
     set valid = daterange(lower(valid), greatest($2::date, lower(valid) + 1))
     where account_id = $1 and valid @> $2::date`,
    [accountId, dayOf(act.now)],
  );
  await removePasskeysOf(trx, { ...act, accountId });
  await record(trx, 'account-closed', `account:${accountId}`, act, note === '' ? {} : { note });
}

/** Ends what is under way with the account and holds its row. @throws Problem where it is one's own, or the last administrator's */
async function lockForEnding(trx: Trx, accountId: number, { by, now }: Act): Promise<Account> {
  if (by?.accountId === accountId) throw problem('not-oneself', {});
  // Two administrators who suspend each other at once: the second waits here and is then the last.
  await lockAdministrators(trx);
  // Links, sessions, then the account: the order in which the steps of signing in lock them.
  await voidLinks(trx, { purpose: null, accountIds: [accountId], now });
  await endSessions(trx, { accountId, why: 'account', now });
  const account = await lockAccount(trx, accountId);
  if (await isLastAdministrator(trx, { accountId, now })) {
    throw problem('last-administrator', { name: account.name });
  }
  return account;
}

async function setStatus(trx: Trx, accountId: number, status: AccountStatus): Promise<void> {
  await trx.query('update identity.account set status = $2 where id = $1', [accountId, status]);
}
