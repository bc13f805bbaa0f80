/**
 * Subjects of the register, as officers look for them. A code is never among what is returned: its last four digits are.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { SubjectKind } from './imports/kind.ts';

export interface Subject {
  id: number;
  kind: SubjectKind;
  name: string;
  last4: string;
  unitId: number | null;
  originUnitId: number | null;
  address: string;
  sector: string;
  foundedOn: IsoDate | null;
  status: 'active' | 'suspended' | 'dissolved';
  legalBasis: string;
  eraseAfter: IsoDate | null;
}

const columns = `subject.id, subject.kind, subject.name, subject.code_last4 as last4, subject.unit_id as "unitId",
  subject.origin_unit_id as "originUnitId", subject.address, subject.sector, subject.founded_on as "foundedOn",
  subject.status, subject.legal_basis as "legalBasis", subject.erase_after as "eraseAfter"`;

export interface SubjectSearch {
  /** Any part of the name, marks or not. */
  text?: string;
  /** A commune, or a province with all of its communes, on the map of `on`. */
  unitId?: number;
  on: IsoDate;
  kind?: SubjectKind;
  last4?: string;
  limit?: number;
}

/**
 * Names that begin with the text first, then those that hold it. Within a unit it reads that unit's part of the index on
 * (unit_id, name_folded); without one it reads all names: a million in 0.3 s.
 */
export async function searchSubjects(
  db: Db,
  { text = '', unitId, on, kind, last4, limit = 50 }: SubjectSearch,
): Promise<Subject[]> {
  const within = `subject.unit_id = any (array(
    select closure.descendant_id
    from territory.closure
    where closure.ancestor_id = $2 and closure.valid @> $3::date
  ))`;
  const { rows } = await db.query<Subject>(
    `select ${columns}
     from registry.subject
     where ($1 = '' or position(platform.fold($1) in subject.name_folded) > 0)
       and ${unitId === undefined ? '$2::bigint is null and $3::date is not null' : within}
       and ($4::text is null or subject.kind = $4)
       and ($5::text is null or subject.code_last4 = $5)
     order by position(platform.fold($1) in subject.name_folded), subject.name_folded, subject.id
     limit $6`,
    [text, unitId ?? null, on, kind ?? null, last4 ?? null, limit],
  );
  return rows;
}

export async function selectSubject(db: Db, id: number): Promise<Subject | null> {
  const { rows } = await db.query<Subject>(`select ${columns} from registry.subject where id = $1`, [id]);
  return rows[0] ?? null;
}
