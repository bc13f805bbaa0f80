/**
 * Runs as somebody looks at them: the latest that were planned, who measures now, and which single names were asked for.
 */
import type { Db } from '#platform/postgres/db.ts';
import type { Ask } from './asks/ask.ts';
import { type Run, runColumns } from './runs.ts';
import { deadAfterSeconds } from './workers.ts';

/** The newest runs that were planned, by the primary key backwards; what was asked for name by name is no plan. */
export async function selectRuns(db: Db, { limit }: { limit: number }): Promise<Run[]> {
  const { rows } = await db.query<Run>(
    `
    select ${runColumns}
    from observatory.run
    where kind <> 'asked'
    order by id desc
    limit $1`,
    [limit],
  );
  return rows;
}

/** Which runs these are, many at once; by the primary key. */
export async function selectRunTitles(
  db: Db,
  ids: readonly number[],
): Promise<Pick<Run, 'id' | 'kind' | 'plannedAt'>[]> {
  const { rows } = await db.query<Pick<Run, 'id' | 'kind' | 'plannedAt'>>(
    'select id, kind, planned_at as "plannedAt" from observatory.run where id = any($1::bigint[])',
    [ids],
  );
  return rows;
}

export interface Workers {
  /** Processes that said so within half a minute. */
  alive: number;
  /** When one was last seen; null where none is known: one that ends well takes its row away. */
  lastSeenAt: Temporal.Instant | null;
}

export async function selectWorkers(db: Db): Promise<Workers> {
  const { rows } = await db.query<Workers>(
    `
    select
      count(*) filter (where seen_at > now() - make_interval(secs => $1)) as alive,
      max(seen_at) as "lastSeenAt"
    from observatory.worker`,
    [deadAfterSeconds],
  );
  return rows[0]!;
}

export interface ListedAsk extends Pick<Ask, 'id' | 'askedAt' | 'status' | 'outcome' | 'endedAt'> {
  name: string;
  unicode: string;
}

/** The latest asks for single names that whoever looks sees. By the primary key backwards. */
export async function selectLatestAsks(db: Db, { limit }: { limit: number }): Promise<ListedAsk[]> {
  const { rows } = await db.query<ListedAsk>(
    `
    select
      ask.id, ask.asked_at as "askedAt", ask.status, ask.outcome, ask.ended_at as "endedAt",
      domain.name, domain.unicode
    from observatory.ask
    join registry.domain on domain.id = ask.domain_id
    order by ask.id desc
    limit $1`,
    [limit],
  );
  return rows;
}
