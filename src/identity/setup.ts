/**
 * First start: no default password, but a link that is printed where the program was started and makes the first
 * administrator. While there is none each start prints a new one and the older is void; once there is one, never again.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { prepareLink, type Started } from './activation.ts';
import type { SecretAct, Visit } from './actor.ts';
import { lockAdministrators, selectAdministrators } from './administrators.ts';
import { parseEmail, parseLogin, parseTitle } from './logins.ts';
import { lockLink, makeLink } from './one-time.ts';

/** It stands in scrollbacks and journals: long enough for an afternoon's installation that is finished next morning. */
export const setupHours = 24;

/** @returns the secret of a new set-up link, or null where there is an administrator already */
export async function makeSetupLink(
  trx: Trx,
  act: Omit<SecretAct, 'by'>,
): Promise<{ secret: string; expiresAt: Temporal.Instant } | null> {
  await lockAdministrators(trx);
  if ((await selectAdministrators(trx, act.now)).length > 0) return null;
  return makeLink(trx, { purpose: 'setup', accountId: null, hours: setupHours }, { ...act, by: null });
}

/**
 * First step with a set-up link: who the administrator is. Done again with the same link it changes what was said before;
 * the last step is `finishActivation`'s.
 *
 * @throws Problem where the link is not good, the login is taken, or the password may not be one
 */
export async function startSetup(
  trx: Trx,
  {
    secret,
    login: typed,
    name,
    email,
    password,
  }: {
    secret: string;
    login: string;
    name: string;
    email?: string;
    password: string;
  },
  visit: Pick<Visit, 'means' | 'now'>,
): Promise<Started> {
  const link = await lockLink(trx, { secret, purposes: ['setup'], now: visit.now });
  const login = parseLogin(typed);
  const founder = { login, name: parseTitle(name, 'name'), email: parseEmail(email) };
  const accountId =
    link.accountId === null
      ? await insertFounder(trx, founder, visit.now)
      : await updateFounder(trx, link.accountId, founder);
  if (accountId === null) throw problem('login-taken', { login });
  return prepareLink(trx, { link, accountId, login, password }, visit);
}

interface Founder {
  login: string;
  name: string;
  email: string | null;
}

/** Null where the login is taken. One that an earlier, void set-up link left behind is taken over. */
async function insertFounder(
  trx: Trx,
  { login, name, email }: Founder,
  now: Temporal.Instant,
): Promise<number | null> {
  const { rows } = await trx.query<{ id: number }>(
    `insert into identity.account (login, name, email, created_at)
     values ($1, $2, $3, $4)
     on conflict (login) do update
     set name = excluded.name, email = excluded.email
     where account.status = 'invited'
       and account.created_by is null
       and not exists (select from identity.tenure where tenure.account_id = account.id)
     returning id`,
    [login, name, email, now],
  );
  return rows[0]?.id ?? null;
}

async function updateFounder(
  trx: Trx,
  accountId: number,
  { login, name, email }: Founder,
): Promise<number | null> {
  const { rows } = await trx.query<{ id: number }>(
    `update identity.account
     set login = $2, name = $3, email = $4
     where id = $1
       and status = 'invited'
       and not exists (select from identity.account other where other.login = $2 and other.id <> $1)
     returning id`,
    [accountId, login, name, email],
  );
  return rows[0]?.id ?? null;
}
