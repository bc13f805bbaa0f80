/**
 * The audit as a list: the newest entries first, by act, person and object. Who sees which entries is the database's matter
 * (0012_audit_append.sql); the names of who acted are asked for apart, as sign-in alone reads accounts and posts.
 */
import type { Db } from '#platform/postgres/db.ts';

export interface AuditEntry {
  seq: number;
  at: Temporal.Instant;
  accountId: number | null;
  postId: number | null;
  act: string;
  object: string;
  details: Readonly<Record<string, unknown>>;
  requestId: string;
}

export interface EntryFilter {
  act?: string;
  accountId?: number;
  /** The object's beginning: `account:12`, or `account:` for all of them. */
  object?: string;
  /** Entries before this number; the newest where it is left out. */
  before?: number;
  limit: number;
}

/**
 * Entries, the newest first. By the primary key backwards: a page of 50 without filter 0.2 ms; a rare act is looked for
 * through the whole chain.
 */
export async function selectEntries(
  db: Db,
  { act, accountId, object, before, limit }: EntryFilter,
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  const { rows } = await db.query<AuditEntry>(
    `select
       seq, at, account_id as "accountId", post_id as "postId", act, object, details, request_id as "requestId"
     from identity.audit_entry
     where ($1::bigint is null or seq < $1)
       and ($2::text is null or act = $2)
       and ($3::bigint is null or account_id = $3)
       and ($4::text is null or starts_with(object, $4))
     order by seq desc
     limit $5::int + 1`,
    [before ?? null, act ?? null, accountId ?? null, object ?? null, limit],
  );
  const entries = rows.slice(0, limit);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.seq ?? null) : null };
}

/** How many entries there are, by the last number. */
export async function selectLastSeq(db: Db): Promise<number> {
  const { rows } = await db.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from identity.audit_entry',
  );
  return rows[0]?.seq ?? 0;
}

export interface ActorNames {
  accounts: ReadonlyMap<number, string>;
  posts: ReadonlyMap<number, string>;
}

/** Persons' names and posts' titles as they are now. @param db as hien_dien_identity */
export async function selectActorNames(
  db: Db,
  { accountIds, postIds }: { accountIds: readonly number[]; postIds: readonly number[] },
): Promise<ActorNames> {
  const named = async (text: string, ids: readonly number[]) =>
    ids.length === 0 ? new Map<number, string>() : byId((await db.query<Named>(text, [ids])).rows);
  return {
    accounts: await named('select id, name from identity.account where id = any($1::bigint[])', accountIds),
    posts: await named('select id, title as name from identity.post where id = any($1::bigint[])', postIds),
  };
}

/** Whose sessions these are, as the persons are called now. @param db as hien_dien_identity */
export async function selectSessionNames(
  db: Db,
  sessionIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<Named>(
    `select session.id, account.name
     from identity.session
     join identity.account on account.id = session.account_id
     where session.id = any($1::bigint[])`,
    [sessionIds],
  );
  return byId(rows);
}

interface Named {
  id: number;
  name: string;
}

const byId = (rows: readonly Named[]) => new Map(rows.map(({ id, name }) => [id, name]));
