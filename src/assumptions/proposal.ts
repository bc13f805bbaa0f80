/**
 * A proposal to change an assumption, or to confirm it as it is, and how it is read: who proposed what with which document,
 * what the preview said, what became of it.
 *
 * Making one is propose.ts, deciding one is decide.ts. What a preview holds is its maker's matter; here it is carried.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Grade } from './assumption.ts';
import type { AssumptionKey } from './defaults.ts';

/** Who signs: an account in a post, with both names as they are that day. */
export interface Signatory {
  accountId: number;
  postId: number | null;
  name: string;
  postTitle: string | null;
}

export type ProposalDecision = 'confirmed' | 'refused' | 'withdrawn' | 'stale';

export interface Proposal {
  id: number;
  key: AssumptionKey;
  /** Highest version there was when it was proposed; 0: the register was never loaded. */
  baseVersion: number;
  /** `confirm`: the value as it is, with a document that bears it out. */
  kind: 'change' | 'confirm';
  value: unknown;
  /** First day on which the new version holds; null: always, or as the version that is confirmed. */
  from: IsoDate | null;
  title: { vi: string; en: string };
  source: string;
  grade: Grade;
  document: string;
  reason: string;
  proposed: { accountId: number; by: string; at: Temporal.Instant };
  /** Null while the figures are being worked out. */
  preview: { summary: unknown; digest: string; at: Temporal.Instant } | null;
  /** Months whose figures are counted anew once it is confirmed, `YYYY-MM`. */
  periods: string[];
  /** Null while it is open. A stale one was decided by nobody. */
  decided: {
    decision: ProposalDecision;
    accountId: number | null;
    by: string | null;
    at: Temporal.Instant;
    comment: string;
    version: number | null;
  } | null;
  /** When the figures were brought in line with it. */
  appliedAt: Temporal.Instant | null;
}

/** `Phó Giám đốc (Trần Thị B)`: what stands in the register and on the proposal. */
export function signatureOf({ name, postTitle }: Signatory): string {
  return (postTitle === null ? name : `${postTitle} (${name})`).normalize('NFC');
}

/** Proposals, the newest first: all, the open ones, or those of one assumption. */
export async function selectProposals(
  db: Db,
  { key, open = false, limit = 100 }: { key?: AssumptionKey; open?: boolean; limit?: number } = {},
): Promise<Proposal[]> {
  const { rows } = await db.query<Row>(
    `${selecting}
     where ($1::text is null or key = $1) and (not $2 or decision is null)
     order by id desc
     limit $3`,
    [key ?? null, open, limit],
  );
  return rows.map(toProposal);
}

/** @throws Problem `proposal-unknown` also where the request's scope does not show it */
export async function selectProposal(db: Db, id: number): Promise<Proposal> {
  const { rows } = await db.query<Row>(`${selecting} where id = $1`, [id]);
  if (rows[0] === undefined) throw problem('proposal-unknown', { id });
  return toProposal(rows[0]);
}

/** Confirmed ones whose day has come and whose figures are still counted by the version before, in their order. */
export async function selectProposalsToApply(db: Db, today: IsoDate): Promise<Proposal[]> {
  const { rows } = await db.query<Row>(
    `${selecting}
     where version is not null and applied_at is null and coalesce(valid_from <= $1::date, true)
     order by id`,
    [today],
  );
  return rows.map(toProposal);
}

/** The row, held until the transaction ends: two who decide at once do so one after the other. */
export async function lockOpenProposal(db: Db, id: number): Promise<Proposal> {
  const { rows } = await db.query<Row>(`${selecting} where id = $1 for update`, [id]);
  if (rows[0] === undefined) throw problem('proposal-unknown', { id });
  const proposal = toProposal(rows[0]);
  const { decided } = proposal;
  if (decided !== null) throw problem('proposal-decided', { id, decision: decided.decision, by: decided.by });
  return proposal;
}

const selecting = `
     select
       id, key, base_version, kind, value, valid_from, title_vi, title_en, source, grade, document, reason,
       proposed_by, proposed_as, proposed_at, preview, preview_digest, previewed_at, periods,
       decision, decided_by, decided_as, decided_at, comment, version, applied_at
     from assumptions.proposal`;

interface Row {
  id: number;
  key: AssumptionKey;
  base_version: number;
  kind: Proposal['kind'];
  value: unknown;
  valid_from: IsoDate | null;
  title_vi: string;
  title_en: string;
  source: string;
  grade: Grade;
  document: string;
  reason: string;
  proposed_by: number;
  proposed_as: string;
  proposed_at: Temporal.Instant;
  preview: unknown;
  preview_digest: string | null;
  previewed_at: Temporal.Instant | null;
  periods: string[];
  decision: ProposalDecision | null;
  decided_by: number | null;
  decided_as: string | null;
  decided_at: Temporal.Instant | null;
  comment: string;
  version: number | null;
  applied_at: Temporal.Instant | null;
}

function toProposal(row: Row): Proposal {
  const { id, key, kind, value, source, grade, document, reason, periods, preview_digest, previewed_at } =
    row;
  return {
    id,
    key,
    baseVersion: row.base_version,
    kind,
    value,
    from: row.valid_from,
    title: { vi: row.title_vi, en: row.title_en },
    source,
    grade,
    document,
    reason,
    proposed: { accountId: row.proposed_by, by: row.proposed_as, at: row.proposed_at },
    preview:
      preview_digest === null || previewed_at === null
        ? null
        : { summary: row.preview, digest: preview_digest, at: previewed_at },
    periods,
    decided:
      row.decision === null || row.decided_at === null
        ? null
        : {
            decision: row.decision,
            accountId: row.decided_by,
            by: row.decided_as,
            at: row.decided_at,
            comment: row.comment,
            version: row.version,
          },
    appliedAt: row.applied_at,
  };
}
