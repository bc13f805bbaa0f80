/**
 * Posts as the administrator looks at them: a list with search, and one with everybody who ever held it.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { AccountStatus } from './accounts.ts';
import type { Role } from './roles.ts';

export interface Post {
  id: number;
  title: string;
  role: Role;
  bodyId: number | null;
  everywhere: boolean;
  unitIds: number[];
  endedAt: Temporal.Instant | null;
  /** Who holds it today; null where it is vacant. */
  holder: Holder | null;
  /** Who takes it over on a day that has not come. */
  next: (Holder & { on: IsoDate }) | null;
}

export interface Holder {
  accountId: number;
  name: string;
  login: string;
  status: AccountStatus;
}

export interface Page<Row> {
  rows: Row[];
  /** All that were found, of which `rows` is a page. */
  total: number;
}

const person = `jsonb_build_object(
  'accountId', account.id, 'name', account.name, 'login', account.login, 'status', account.status)`;

/** $1 is today. */
const postColumns = `
  select
    post.id, post.title, post.role, post.body_id as "bodyId", post.everywhere, post.ended_at as "endedAt",
    array(
      select unit_id from identity.post_unit where post_unit.post_id = post.id order by unit_id
    ) as "unitIds",
    (
      select ${person}
      from identity.tenure
      join identity.account on account.id = tenure.account_id
      where tenure.post_id = post.id and tenure.valid @> $1::date
    ) as holder,
    (
      select ${person} || jsonb_build_object('on', lower(tenure.valid))
      from identity.tenure
      join identity.account on account.id = tenure.account_id
      where tenure.post_id = post.id and lower(tenure.valid) > $1::date
    ) as next`;

export interface PostFilter {
  /** Part of a title; marks and case do not matter. */
  search?: string;
  role?: Role;
  /** Posts for one of these units. */
  unitIds?: readonly number[];
  /** Only those nobody holds today. */
  vacant?: boolean;
  /** Offset of the page, 0 for the first. */
  after?: number;
  limit: number;
}

/** Posts that have not ended, by role and title as Vietnamese sorts. */
export async function selectPosts(
  db: Db,
  { search = '', role, unitIds, vacant = false, after = 0, limit }: PostFilter,
  now: Temporal.Instant,
): Promise<Page<Post>> {
  const { rows } = await db.query<Post & { total: number }>(
    `${postColumns}, count(*) over () as total
     from identity.post
     where post.ended_at is null
       and ($2 = '' or strpos(platform.fold(post.title), platform.fold($2)) > 0)
       and ($3::text is null or post.role = $3)
       and ($4::bigint[] is null or exists (
         select from identity.post_unit where post_unit.post_id = post.id and unit_id = any ($4)
       ))
       and (not $5 or not exists (
         select from identity.tenure where tenure.post_id = post.id and tenure.valid @> $1::date
       ))
     order by post.role, post.title collate "vi-x-icu", post.id
     limit $6 offset $7`,
    [dayOf(now), search.trim(), role ?? null, unitIds ?? null, vacant, limit, after],
  );
  return asPage(rows);
}

export interface Tenure {
  accountId: number;
  name: string;
  login: string;
  /** First day. */
  from: IsoDate;
  /** Last day, included; null where no end is known. */
  until: IsoDate | null;
  note: string;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

/** A post with its history, the latest holder first; null where there is none. */
export async function selectPost(
  db: Db,
  { postId }: { postId: number },
  now: Temporal.Instant,
): Promise<(Post & { tenures: Tenure[] }) | null> {
  const { rows } = await db.query<Post>(`${postColumns} from identity.post where post.id = $2`, [
    dayOf(now),
    postId,
  ]);
  if (rows[0] === undefined) return null;
  const { rows: tenures } = await db.query<Tenure>(
    `select
       account.id as "accountId", account.name, account.login,
       lower(tenure.valid) as from, upper(tenure.valid) - 1 as until,
       tenure.note, recorder.name as "recordedBy", tenure.recorded_at as "recordedAt"
     from identity.tenure
     join identity.account on account.id = tenure.account_id
     left join identity.account recorder on recorder.id = tenure.recorded_by
     where tenure.post_id = $1
     order by tenure.valid desc`,
    [postId],
  );
  return { ...rows[0], tenures };
}

/** Rows with the total that each carries; an offset beyond the end has no row to carry it. */
export function asPage<Row>(rows: (Row & { total: number })[]): Page<Row> {
  return { rows: rows.map(({ total: _, ...row }) => row as unknown as Row), total: rows[0]?.total ?? 0 };
}
