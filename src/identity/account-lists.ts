/**
 * Accounts as the administrator looks at them: who they are, which posts they hold, when they were last here.
 */
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { type Account, type AccountStatus, accountFields } from './accounts.ts';
import { asPage, type Page } from './post-lists.ts';
import type { Role } from './roles.ts';

export interface ListedAccount extends Account {
  /** Posts held today. */
  posts: { postId: number; title: string; role: Role }[];
  /** When one of its sessions was last seen; null where it never signed in. */
  lastSeenAt: Temporal.Instant | null;
  /** Until when its activation link is good; null where there is none, or it ran out. */
  linkUntil: Temporal.Instant | null;
}

export interface AccountFilter {
  /** Part of a name, a login or a post's title; marks and case do not matter. */
  search?: string;
  status?: AccountStatus;
  /** Of a post held today. */
  role?: Role;
  /** Offset of the page, 0 for the first. */
  after?: number;
  limit: number;
}

/** Accounts by name as Vietnamese sorts. */
export async function selectAccounts(
  db: Db,
  { search = '', status, role, after = 0, limit }: AccountFilter,
  now: Temporal.Instant,
): Promise<Page<ListedAccount>> {
  const { rows } = await db.query<ListedAccount & { total: number }>(
    `select
       ${accountFields},
       held.posts,
       (select max(seen_at) from identity.session where session.account_id = account.id) as "lastSeenAt",
       (
         select max(expires_at)
         from identity.one_time
         where one_time.account_id = account.id
           and purpose = 'activation'
           and used_at is null and voided_at is null and expires_at > $2
       ) as "linkUntil",
       count(*) over () as total
     from identity.account
     cross join lateral (
       select
         coalesce(
           jsonb_agg(jsonb_build_object('postId', post.id, 'title', post.title, 'role', post.role) order by post.id),
           '[]'
         ) as posts,
         array_agg(post.role) as roles,
         string_agg(post.title, ' ') as titles
       from identity.tenure
       join identity.post on post.id = tenure.post_id
       where tenure.account_id = account.id and tenure.valid @> $1::date and post.ended_at is null
     ) held
     where ($3 = '' or strpos(
         platform.fold(concat_ws(' ', account.name, account.login, held.titles)),
         platform.fold($3)) > 0)
       and ($4::text is null or account.status = $4)
       and ($5::text is null or $5 = any (held.roles))
     order by account.name collate "vi-x-icu", account.id
     limit $6 offset $7`,
    [dayOf(now), now, search.trim(), status ?? null, role ?? null, limit, after],
  );
  return asPage(rows);
}
