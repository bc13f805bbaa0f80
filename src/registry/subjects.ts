/**
 * One subject of the register, whole; searching for it is console/subject-list.ts. A code is never among what is returned: its last four digits are.
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

export async function selectSubject(db: Db, id: number): Promise<Subject | null> {
  const { rows } = await db.query<Subject>(`select ${columns} from registry.subject where id = $1`, [id]);
  return rows[0] ?? null;
}
