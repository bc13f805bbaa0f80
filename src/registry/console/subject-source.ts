/** Where what is known of a subject comes from: the list that brought it, and every name it has held. */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Evidence } from '../imports/domain-rows.ts';
import type { KindId } from '../imports/kind.ts';

export interface SubjectSource {
  importId: number;
  kind: KindId;
  fileName: string;
  /** Day of the list. */
  asOf: IsoDate;
  importedAt: Temporal.Instant | null;
}

/** @returns null where it came by no list, or the list is outside the scope of whoever asks */
export async function selectSubjectSource(db: Db, subjectId: number): Promise<SubjectSource | null> {
  const { rows } = await db.query<SubjectSource>(
    `select import.id as "importId", import.kind, import.file_name as "fileName", import.as_of as "asOf",
       import.committed_at as "importedAt"
     from registry.subject
     join registry.import on import.id = subject.import_id
     where subject.id = $1`,
    [subjectId],
  );
  return rows[0] ?? null;
}

export interface HeldName {
  domainId: number;
  name: string;
  unicode: string;
  since: IsoDate;
  /** Last day; null while it lasts. */
  until: IsoDate | null;
  evidence: Evidence;
}

/** Every name a subject holds or has held, those it holds first. By `holding_subject`. */
export async function selectHeldEver(db: Db, subjectId: number): Promise<HeldName[]> {
  const { rows } = await db.query<HeldName>(
    `select holding.domain_id as "domainId", domain.name, domain.unicode, lower(holding.valid) as since,
       (upper(holding.valid) - 1) as until, holding.evidence
     from registry.holding
     join registry.domain on domain.id = holding.domain_id
     where holding.subject_id = $1
     order by upper_inf(holding.valid) desc, domain.name, lower(holding.valid) desc`,
    [subjectId],
  );
  return rows;
}
