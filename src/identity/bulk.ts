/**
 * Accounts in bulk: a post, an account and an activation link for each row of a list, such as a province's 92 communes and
 * 25 bodies. The same list again makes nothing twice: who has not activated yet gets a fresh link in place of the old, who
 * has is left alone. Reading the list, and printing the sheets, is the caller's.
 */
import { dayOf } from '#platform/day.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { Problem } from '#platform/problems.ts';
import type { SecretAct } from './actor.ts';
import { chooseLogins } from './bulk-logins.ts';
import { parseEmail, parseLogin, parseTitle } from './logins.ts';
import { parsePost } from './posts.ts';
import { record } from './record.ts';
import type { Role } from './roles.ts';
import { makeSecret } from './secrets.ts';

export interface BulkRow {
  title: string;
  role: Role;
  unitIds: readonly number[];
  bodyId?: number | null;
  everywhere?: boolean;
  /** Made of the title where there is none. */
  login?: string;
  /** The person's, where it is known; else the title stands until he activates. */
  name?: string;
  email?: string;
}

export type BulkOutcome =
  /** New account; `secret` is for its link. */
  | { outcome: 'made' | 'renewed'; postId: number; accountId: number; login: string; secret: string }
  /** Whoever holds the post has activated; nothing was changed. */
  | { outcome: 'left-alone'; postId: number; accountId: number; login: string }
  /** The row cannot be used, or is in the list before. */
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'repeated' };

interface Parsed {
  row: number;
  title: string;
  role: Role;
  unitIds: number[];
  bodyId: number | null;
  everywhere: boolean;
  login: string | null;
  name: string;
  email: string | null;
}

interface Placed extends Parsed {
  postId: number;
  accountId: number | null;
  holderLogin: string | null;
  status: string | null;
}

/**
 * Makes what is missing. One answer a row, in the list's order; secrets are shown here and never again.
 *
 * 117 rows, each with its entry in the audit: 110 to 150 ms while two cores carried a load of 12; the country's 3,321
 * communes 4.8 s (embedded, nothing forced to disk, 2026-11-26).
 */
export async function makeAccountsInBulk(
  trx: Trx,
  rows: readonly BulkRow[],
  act: SecretAct & { validDays: number },
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = rows.map(() => ({ outcome: 'repeated' }));
  const parsed = parseRows(rows, outcomes);
  // One list at a time: of two at once the second finds what the first made.
  await trx.query(`select pg_advisory_xact_lock(hashtext('identity.bulk'))`);
  const placed = await placePosts(trx, parsed, act);
  const fresh = await chooseLogins(
    trx,
    placed.filter(({ accountId }) => accountId === null),
    (row, problem) => {
      outcomes[row] = { outcome: 'refused', problem };
    },
  );
  const made = await insertHolders(trx, fresh, act);
  const invited = [...made, ...placed.filter(({ status }) => status === 'invited').map(asHeld)];
  const secrets = await insertLinks(
    trx,
    invited.map(({ accountId }) => accountId),
    act,
  );
  const newAccounts = new Set(made.map(({ accountId }) => accountId));
  for (const { row, postId, accountId, login } of invited) {
    const outcome = newAccounts.has(accountId) ? 'made' : 'renewed';
    outcomes[row] = { outcome, postId, accountId, login, secret: secrets.get(accountId)! };
  }
  for (const holder of placed.filter(({ status }) => status !== null && status !== 'invited')) {
    const { row, postId, accountId, login } = asHeld(holder);
    outcomes[row] = { outcome: 'left-alone', postId, accountId, login };
  }
  for (const { accountId, postId } of made) {
    await record(trx, 'account-made', `account:${accountId}`, act, { post: `post:${postId}`, inBulk: true });
  }
  const renewed = invited.length - made.length;
  if (renewed > 0) await record(trx, 'activation-renewed', '', act, { accounts: renewed, inBulk: true });
  return outcomes;
}

/** Rows as they are stored, each post once; what cannot be used is answered at once. */
function parseRows(rows: readonly BulkRow[], outcomes: BulkOutcome[]): Parsed[] {
  const seen = new Set<string>();
  const parsed: Parsed[] = [];
  for (const [row, given] of rows.entries()) {
    try {
      const { title, role, unitIds, everywhere, bodyId } = parsePost(given);
      const key = JSON.stringify([title, role, unitIds, bodyId]);
      if (seen.has(key)) continue;
      const login = given.login === undefined || given.login.trim() === '' ? null : parseLogin(given.login);
      const name = parseTitle(given.name?.trim() || title, 'name');
      const email = parseEmail(given.email);
      parsed.push({ row, title, role, unitIds: [...unitIds], bodyId, everywhere, login, name, email });
      seen.add(key);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcomes[row] = { outcome: 'refused', problem: error };
    }
  }
  return parsed;
}

/** The post of each row, made where there is none of that title, role, body and units; and who holds it today. */
async function placePosts(trx: Trx, rows: readonly Parsed[], { now }: SecretAct): Promise<Placed[]> {
  const { rows: found } = await trx.query<
    Pick<Placed, 'row' | 'postId' | 'accountId' | 'holderLogin' | 'status'>
  >(
    `with listed as (
       select *
       from jsonb_to_recordset($1) as listed (
         "row" int, title text, role text, "bodyId" bigint, everywhere boolean, "unitIds" bigint[]
       )
     ), known as (
       select post.id, title, role, body_id, everywhere, array(
         select unit_id from identity.post_unit where post_id = post.id order by unit_id
       ) as unit_ids
       from identity.post
       where ended_at is null and title in (select title from listed)
     ), made as (
       merge into identity.post
       using (
         select listed.*
         from listed
         where not exists (
           select
           from known
           where known.title = listed.title
             and known.role = listed.role
             and known.body_id is not distinct from listed."bodyId"
             and known.everywhere = listed.everywhere
             and known.unit_ids = listed."unitIds"
         )
       ) missing on false
       when not matched then
         insert (title, role, body_id, everywhere, created_at)
         values (missing.title, missing.role, missing."bodyId", missing.everywhere, $2)
       returning missing."row", post.id, missing."unitIds"
     ), units as (
       insert into identity.post_unit (post_id, unit_id)
       select made.id, unit_id
       from made, unnest(made."unitIds") unit_id
     )
     select "row", id as "postId", null::bigint as "accountId", null as "holderLogin", null as status
     from made
     union all
     -- Where two posts are alike, the elder.
     (select distinct on (listed."row") listed."row", known.id, account.id, account.login, account.status
     from listed
     join known
       on known.title = listed.title
       and known.role = listed.role
       and known.body_id is not distinct from listed."bodyId"
       and known.everywhere = listed.everywhere
       and known.unit_ids = listed."unitIds"
     left join identity.tenure on tenure.post_id = known.id and tenure.valid @> $3::date
     left join identity.account on account.id = tenure.account_id
     order by listed."row", known.id)`,
    [JSON.stringify(rows), now, dayOf(now)],
  );
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return found.map((post) => ({ ...byRow.get(post.row)!, ...post })).sort((a, b) => a.row - b.row);
}

interface Held {
  row: number;
  postId: number;
  accountId: number;
  login: string;
}

const asHeld = ({ row, postId, accountId, holderLogin }: Placed): Held => ({
  row,
  postId,
  accountId: accountId!,
  login: holderLogin!,
});

/** An account for each vacant post, and its time in it from today. */
async function insertHolders(
  trx: Trx,
  rows: readonly (Placed & { login: string })[],
  { by, now }: SecretAct,
): Promise<Held[]> {
  const { rows: made } = await trx.query<Held>(
    `with listed as (
       select *
       from jsonb_to_recordset($1) as listed ("row" int, "postId" bigint, login text, name text, email text)
     ), made as (
       merge into identity.account
       using listed on false
       when not matched then
         insert (login, name, email, created_at, created_by)
         values (listed.login, listed.name, listed.email, $2, $3)
       returning listed."row", listed."postId", account.id, account.login
     ), held as (
       insert into identity.tenure (post_id, account_id, valid, recorded_by, recorded_at)
       select
         "postId", id,
         -- Until a hand-over that is planned for later begins.
         daterange($4, (select min(lower(valid)) from identity.tenure where post_id = "postId" and lower(valid) > $4)),
         $3, $2
       from made
     )
     select "row", "postId", id as "accountId", login
     from made
     order by "row"`,
    [JSON.stringify(rows), now, by?.accountId ?? null, dayOf(now)],
  );
  return made;
}

/** A fresh activation link for each account; older ones are void. @returns account → secret */
async function insertLinks(
  trx: Trx,
  accountIds: readonly number[],
  { by, now, means, validDays }: SecretAct & { validDays: number },
): Promise<Map<number, string>> {
  const secrets = accountIds.map(() => makeSecret(means.random));
  await trx.query(
    `update identity.one_time
     set voided_at = $2, pending_password_hash = null, pending_totp = null
     where account_id = any ($1) and purpose = 'activation' and used_at is null and voided_at is null`,
    [accountIds, now],
  );
  await trx.query(
    `insert into identity.one_time (purpose, account_id, secret_hash, made_at, made_by, expires_at)
     select 'activation', account_id, secret_hash, $3, $4, $5
     from unnest($1::bigint[], $2::bytea[]) link (account_id, secret_hash)`,
    [
      accountIds,
      secrets.map(({ hash }) => hash),
      now,
      by?.accountId ?? null,
      now.add({ hours: validDays * 24 }),
    ],
  );
  return new Map(accountIds.map((accountId, at) => [accountId, secrets[at]!.text]));
}
