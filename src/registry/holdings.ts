/**
 * Who held a name when, and which names a subject holds.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Evidence } from './imports/domain-rows.ts';

export interface Holding {
  domainId: number;
  name: string;
  unicode: string;
  subjectId: number;
  subjectName: string;
  since: IsoDate;
  /** Last day; null while it lasts. */
  until: IsoDate | null;
  evidence: Evidence;
}

const selecting = `
  select holding.domain_id as "domainId", domain.name, domain.unicode, holding.subject_id as "subjectId",
    subject.name as "subjectName", lower(holding.valid) as since, (upper(holding.valid) - 1) as until, holding.evidence
  from registry.holding
  join registry.domain on domain.id = holding.domain_id
  join registry.subject on subject.id = holding.subject_id`;

/** All holders of a name, oldest first. */
export async function selectHolders(db: Db, domainId: number): Promise<Holding[]> {
  const { rows } = await db.query<Holding>(
    `${selecting} where holding.domain_id = $1 order by lower(holding.valid)`,
    [domainId],
  );
  return rows;
}

/** Names a subject holds on a day, in order of name. */
export async function selectHeld(db: Db, subjectId: number, on: IsoDate): Promise<Holding[]> {
  const { rows } = await db.query<Holding>(
    `${selecting} where holding.subject_id = $1 and holding.valid @> $2::date order by domain.name`,
    [subjectId, on],
  );
  return rows;
}
