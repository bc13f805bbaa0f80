/**
 * The register as a page shows it: every assumption with its standing, all its versions with who confirmed each by which
 * document, and the proposal that waits for a decision.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Grade } from './assumption.ts';
import type { AssumptionKey } from './defaults.ts';
import { type Proposal, selectProposals } from './proposal.ts';
import { isUnconfirmed, listAssumptions, type StoredAssumption } from './store.ts';

export interface AssumptionVersion {
  version: number;
  value: unknown;
  /** First and last day on which it holds where no later version does; null where open. */
  from: IsoDate | null;
  until: IsoDate | null;
  title: { vi: string; en: string };
  source: string;
  grade: Grade;
  confirmedBy: string | null;
  confirmedOn: IsoDate | null;
  document: string | null;
  recordedAt: Temporal.Instant;
  /** Who proposed it and why; null for what the program brought along, or where the request may not see it. */
  proposal: { id: number; by: string; reason: string } | null;
}

export interface RegisterEntry extends StoredAssumption {
  /** ⚠ stands beside figures that rest on it. */
  unconfirmed: boolean;
  /** The newest first; none where the register was never loaded. */
  versions: AssumptionVersion[];
  open: Proposal | null;
}

/** Every assumption as it stands on a day, by key. */
export async function selectRegister(db: Db, on: IsoDate): Promise<RegisterEntry[]> {
  const standing = await listAssumptions(db, on);
  const versions = Map.groupBy(await selectVersions(db), ({ key }) => key);
  const open = new Map((await selectProposals(db, { open: true })).map((one) => [one.key, one]));
  return standing.map((one) => ({
    ...one,
    unconfirmed: isUnconfirmed(one),
    versions: (versions.get(one.key) ?? []).map(({ key: _, ...version }) => version),
    open: open.get(one.key) ?? null,
  }));
}

type VersionRow = AssumptionVersion & { key: AssumptionKey };

async function selectVersions(db: Db): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>(
    `select
       a.key, a.version, a.value, lower(a.valid) as "from", (upper(a.valid) - 1) as until,
       jsonb_build_object('vi', a.title_vi, 'en', a.title_en) as title, a.source, a.grade,
       a.confirmed_by as "confirmedBy", a.confirmed_on as "confirmedOn", a.document, a.created_at as "recordedAt",
       case when p.id is not null
         then jsonb_build_object('id', p.id, 'by', p.proposed_as, 'reason', p.reason)
       end as proposal
     from assumptions.assumption as a
     left join assumptions.proposal as p on p.id = a.proposal_id
     order by a.key, a.version desc`,
  );
  return rows;
}
