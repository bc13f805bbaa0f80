/**
 * Names of the register with where they count and who holds them.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Evidence } from './imports/domain-rows.ts';
import type { SubjectKind } from './imports/kind.ts';

export interface RegisteredDomain {
  id: number;
  /** A-labels. */
  name: string;
  unicode: string;
  zone: string;
  zoneKind: 'generic' | 'geographic' | 'vietnamese' | 'foreign';
  /** On today's map: a commune, or the province where the commune is not known. */
  unitId: number | null;
  /** As the list had it. */
  originUnitId: number | null;
  registeredOn: IsoDate | null;
  expiresOn: IsoDate | null;
  registrar: string;
  listedOn: IsoDate;
  holder: {
    subjectId: number;
    kind: SubjectKind;
    name: string;
    evidence: Evidence;
    /** First day; the day of the list that told us. */
    since: IsoDate;
  } | null;
}

/** @param name A-labels, lower case; null when no list has named it */
export async function selectDomain(
  db: Db,
  name: string,
  on: IsoDate | null = null,
): Promise<RegisteredDomain | null> {
  const { rows } = await db.query<RegisteredDomain>(
    `select domain.id, domain.name, domain.unicode, domain.zone, domain.zone_kind as "zoneKind",
       domain.unit_id as "unitId", domain.origin_unit_id as "originUnitId", domain.registered_on as "registeredOn",
       domain.expires_on as "expiresOn", domain.registrar, domain.listed_on as "listedOn",
       case when subject.id is not null then jsonb_build_object('subjectId', subject.id, 'kind', subject.kind,
         'name', subject.name, 'evidence', holding.evidence, 'since', lower(holding.valid)) end as holder
     from registry.domain
     left join registry.holding on holding.domain_id = domain.id
       and case when $2::date is null then upper_inf(holding.valid) else holding.valid @> $2::date end
     left join registry.subject on subject.id = holding.subject_id
     where domain.name = $1`,
    [name, on],
  );
  return rows[0] ?? null;
}
