/**
 * Bodies with a part in the programme: departments, associations, unions, schools. Each has a jurisdiction and days on which
 * it exists; one that ends names its successor, to which its tasks pass.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';

export type BodyKind =
  | 'department'
  | 'committee'
  | 'association'
  | 'union'
  | 'school'
  | 'registry'
  | 'registrar'
  | 'press'
  | 'other';

export interface Body {
  id: number;
  key: string;
  name: string;
  kind: BodyKind;
  jurisdictionId: number;
  successorId: number | null;
}

/** Adds a body, or brings name, kind and jurisdiction of the one with this key up to date. @returns its id */
export async function saveBody(
  db: Db,
  {
    key,
    name,
    kind,
    jurisdictionId,
    since = null,
  }: Omit<Body, 'id' | 'successorId'> & { since?: IsoDate | null },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into registry.body (key, name, kind, jurisdiction_id, valid)
     values ($1, $2, $3, $4, daterange($5::date, null))
     on conflict (key) do update
       set name = excluded.name, kind = excluded.kind, jurisdiction_id = excluded.jurisdiction_id
     returning id`,
    [key, name, kind, jurisdictionId, since],
  );
  return rows[0]!.id;
}

/** Ends a body on its last day and names who follows it. */
export async function endBody(
  db: Db,
  { id, lastDay, successorId }: { id: number; lastDay: IsoDate; successorId: number | null },
): Promise<void> {
  await db.query(
    `update registry.body
     set valid = daterange(lower(valid), $2::date, '[]'), successor_id = $3
     where id = $1`,
    [id, lastDay, successorId],
  );
}

/** Bodies that exist on a day, within a jurisdiction where given. */
export async function selectBodies(
  db: Db,
  { on, jurisdictionId }: { on: IsoDate; jurisdictionId?: number },
): Promise<Body[]> {
  const { rows } = await db.query<Body>(
    `select id, key, name, kind, jurisdiction_id as "jurisdictionId", successor_id as "successorId"
     from registry.body
     where valid @> $1::date and ($2::bigint is null or jurisdiction_id = $2)
     order by name collate "vi-x-icu", id`,
    [on, jurisdictionId ?? null],
  );
  return rows;
}
