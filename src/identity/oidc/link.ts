/**
 * Which account a provider's user is: a pair of issuer and subject that somebody linked. Only a signed-in person who has
 * just proved to be that user links it, or an administrator; an e-mail address that happens to be equal proves nothing.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Actor } from '../actor.ts';
import { appendAudit } from '../audit/append.ts';
import type { OidcUser } from './flow.ts';
import type { OidcProvider } from './provider.ts';

export interface OidcLink {
  issuer: string;
  subject: string;
  linkedAt: Temporal.Instant;
  linkedBy: number | null;
}

/** A link made or taken away: of which account, by whom. */
interface LinkAct {
  actor: Pick<Actor, 'accountId' | 'postId' | 'role'>;
  accountId: number;
  issuer: string;
  subject: string;
  now: Temporal.Instant;
  requestId?: string;
}

/**
 * The account that may sign in as this user. A suspended one is answered as a user nobody linked.
 *
 * @throws Problem `oidc-unknown`
 */
export async function selectOidcAccount(
  db: Db,
  { provider, user }: { provider: Pick<OidcProvider, 'name'>; user: Pick<OidcUser, 'issuer' | 'subject'> },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `
    select account.id
    from identity.oidc_identity
    join identity.account on account.id = oidc_identity.account_id
    where issuer = $1
      and subject = $2
      and status = 'active'`,
    [user.issuer, user.subject],
  );
  if (rows[0] === undefined) throw problem('oidc-unknown', { provider: provider.name });
  return rows[0].id;
}

/** The account a user is linked to, whatever its status; null where there is none. */
export async function selectLinkedAccount(
  db: Db,
  { issuer, subject }: Pick<OidcUser, 'issuer' | 'subject'>,
): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(
    'select account_id as id from identity.oidc_identity where issuer = $1 and subject = $2',
    [issuer, subject],
  );
  return rows[0]?.id ?? null;
}

/** An account's links, the oldest first. */
export async function selectOidcLinks(db: Db, { accountId }: { accountId: number }): Promise<OidcLink[]> {
  const { rows } = await db.query<OidcLink>(
    `
    select issuer, subject, linked_at as "linkedAt", linked_by as "linkedBy"
    from identity.oidc_identity
    where account_id = $1
    order by linked_at, issuer, subject`,
    [accountId],
  );
  return rows;
}

/**
 * Links a user to an account; a second time changes nothing.
 *
 * For one's own account the issuer and subject are those `finishOidc` gave back with `linkFor` of this account.
 *
 * @throws Problem `oidc-linked-elsewhere` or `oidc-not-yours`
 */
export async function linkOidc(
  trx: Trx,
  { provider, ...act }: LinkAct & { provider: Pick<OidcProvider, 'name'> },
): Promise<void> {
  checkMay(act);
  const { rowCount } = await trx.query(
    `
    insert into identity.oidc_identity (issuer, subject, account_id, linked_at, linked_by)
    values ($1, $2, $3, $4, $5)
    on conflict (issuer, subject) do nothing`,
    [act.issuer, act.subject, act.accountId, act.now, act.actor.accountId],
  );
  if (rowCount === 1) {
    await record(trx, 'oidc-linked', act);
    return;
  }
  const { rows } = await trx.query<{ own: boolean }>(
    `
    select account_id = $3 as own
    from identity.oidc_identity
    where issuer = $1
      and subject = $2`,
    [act.issuer, act.subject, act.accountId],
  );
  if (rows[0]?.own !== true) throw problem('oidc-linked-elsewhere', { provider: provider.name });
}

/** @throws Problem `oidc-not-linked` or `oidc-not-yours` */
export async function unlinkOidc(trx: Trx, act: LinkAct): Promise<void> {
  checkMay(act);
  const { rowCount } = await trx.query(
    `
    delete from identity.oidc_identity
    where issuer = $1
      and subject = $2
      and account_id = $3`,
    [act.issuer, act.subject, act.accountId],
  );
  if (rowCount === 0) throw problem('oidc-not-linked', {});
  await record(trx, 'oidc-unlinked', act);
}

function checkMay({ actor, accountId }: LinkAct): void {
  if (actor.accountId !== accountId && actor.role !== 'administrator') throw problem('oidc-not-yours', {});
}

/** The subject stays out of the audit: it may be an identity number. */
async function record(
  trx: Trx,
  act: string,
  { actor, accountId, issuer, now, requestId }: LinkAct,
): Promise<void> {
  await appendAudit(trx, {
    at: now,
    actor: { accountId: actor.accountId, postId: actor.postId },
    act,
    object: `account:${accountId}`,
    details: { issuer },
    ...(requestId === undefined ? {} : { requestId }),
  });
}
