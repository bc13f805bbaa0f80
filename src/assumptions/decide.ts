/**
 * Deciding: the second person confirms or refuses, the first may withdraw. The row is held meanwhile, and constraints of the
 * table say once more that proposing and confirming are two accounts.
 *
 * A confirmed proposal becomes the next version in the same transaction. What figures it moves is not known here: whoever
 * confirms hands in the digest of the figures as they are, and it must be the one that was previewed.
 */
import { dayOf } from '#platform/day.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Assumption } from './assumption.ts';
import { type AssumptionKey, defaults } from './defaults.ts';
import { lockOpenProposal, type Proposal, type Signatory, signatureOf } from './proposal.ts';
import { required, tidy } from './propose.ts';
import { checkAssumption } from './store.ts';

interface Decision {
  id: number;
  by: Signatory;
  at: Temporal.Instant;
  comment?: string;
}

/** @throws Problem `proposal-unknown`, `proposal-decided`, `proposal-of-another` */
export async function withdrawProposal(trx: Trx, { id, by, at, comment = '' }: Decision): Promise<void> {
  const { proposed } = await lockOpenProposal(trx, id);
  if (proposed.accountId !== by.accountId) throw problem('proposal-of-another', { id, by: proposed.by });
  await writeDecision(trx, { id, by, at, decision: 'withdrawn', comment: tidy(comment) });
}

/** @throws Problem `proposal-unknown`, `proposal-decided`, `proposal-same-person`, `proposal-field-missing` without a comment */
export async function refuseProposal(trx: Trx, { id, by, at, comment = '' }: Decision): Promise<void> {
  await lockForAnother(trx, id, by);
  await writeDecision(trx, { id, by, at, decision: 'refused', comment: required('comment', comment) });
}

/**
 * Makes a proposal the next version of its assumption.
 *
 * @param given.figures digest of the figures it moves, as they are now
 * @param given.shown digest of the preview that the person saw
 * @throws Problem `proposal-unknown`, `proposal-decided`, `proposal-same-person`, `proposal-not-previewed`,
 *   `proposal-base-moved`, `proposal-preview-old`
 */
export async function confirmProposal(
  trx: Trx,
  given: Decision & { figures: string; shown: string },
): Promise<{ key: AssumptionKey; version: number }> {
  const { id, by, at, figures, shown, comment = '' } = given;
  const proposal = await lockForAnother(trx, id, by);
  const { key, preview, baseVersion } = proposal;
  if (preview === null) throw problem('proposal-not-previewed', { id });
  const last = await selectLastVersion(trx, key);
  if (last !== baseVersion) throw problem('proposal-base-moved', { id, key, version: last });
  if (preview.digest !== shown || preview.digest !== figures) throw problem('proposal-preview-old', { id });
  const version = last + 1;
  await writeDecision(trx, { id, by, at, decision: 'confirmed', comment: tidy(comment), version });
  await insertVersion(trx, proposal, version, { by, at });
  return { key, version };
}

/**
 * Closes a proposal whose assumption has got another version meanwhile, as by the command line.
 *
 * @returns whether it was closed
 */
export async function closeIfOvertaken(
  trx: Trx,
  { id, at }: { id: number; at: Temporal.Instant },
): Promise<boolean> {
  const { key, baseVersion } = await lockOpenProposal(trx, id);
  if ((await selectLastVersion(trx, key)) === baseVersion) return false;
  await trx.query(`update assumptions.proposal set decision = 'stale', decided_at = $2 where id = $1`, [
    id,
    at,
  ]);
  return true;
}

/**
 * Keeps what the second person is to decide on; an earlier preview gives way to it.
 *
 * @throws Problem `proposal-decided` when it was decided while the figures were worked out
 */
export async function writePreview(
  trx: Trx,
  preview: { id: number; summary: unknown; digest: string; periods: readonly string[]; at: Temporal.Instant },
): Promise<void> {
  const { id, summary, digest, periods, at } = preview;
  await lockOpenProposal(trx, id);
  await trx.query(
    `update assumptions.proposal
     set (preview, preview_digest, periods, previewed_at) = row ($2::jsonb, $3, $4::text[], $5::timestamptz)
     where id = $1`,
    [id, JSON.stringify(summary), digest, periods, at],
  );
}

/** Says that the figures are in line with a confirmed proposal. */
export async function markApplied(trx: Trx, { id, at }: { id: number; at: Temporal.Instant }): Promise<void> {
  await trx.query('update assumptions.proposal set applied_at = $2 where id = $1', [id, at]);
}

async function lockForAnother(trx: Trx, id: number, by: Signatory): Promise<Proposal> {
  const proposal = await lockOpenProposal(trx, id);
  if (proposal.proposed.accountId === by.accountId) throw problem('proposal-same-person', { id });
  return proposal;
}

async function selectLastVersion(trx: Trx, key: AssumptionKey): Promise<number> {
  const { rows } = await trx.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from assumptions.assumption where key = $1',
    [key],
  );
  return rows[0]?.version ?? 0;
}

async function writeDecision(
  trx: Trx,
  decision: Required<Decision> & { decision: 'confirmed' | 'refused' | 'withdrawn'; version?: number },
): Promise<void> {
  const { id, by, at, comment, version } = decision;
  const values = [id, decision.decision, by.accountId, by.postId, signatureOf(by), at, comment];
  await trx.query(
    // The console's role may not write a version at all.
    `update assumptions.proposal
     set (decision, decided_by, decided_post, decided_as, decided_at, comment)
       = row ($2, $3::bigint, $4::bigint, $5, $6::timestamptz, $7)${version === undefined ? '' : ', version = $8'}
     where id = $1`,
    version === undefined ? values : [...values, version],
  );
}

/**
 * A changed value holds from its day on. One that is confirmed as it is holds on the days of the version it confirms, up to
 * where a later version was to begin.
 */
async function insertVersion(
  trx: Trx,
  proposal: Proposal,
  version: number,
  { by, at }: { by: Signatory; at: Temporal.Instant },
): Promise<void> {
  const { id, key, kind, value, from, title, source, grade, document } = proposal;
  const { usedIn, valid }: Assumption = defaults[key];
  const today: IsoDate = dayOf(at);
  await trx.query(
    `insert into assumptions.assumption
       (key, version, value, valid, title_vi, title_en, source, grade, used_in, document, confirmed_by, confirmed_on,
        created_at, proposal_id)
     select
       $1, $2, $3::jsonb,
       daterange($4::date, case when $5 then least(
         (
           select upper(valid)
           from assumptions.assumption
           where key = $1 and valid @> $6::date
           order by version desc
           limit 1
         ),
         $7::date,
         (select min(lower(valid)) from assumptions.assumption where key = $1 and lower(valid) > $6::date)
       ) end),
       $8, $9, $10, $11, $12, $13, $14, $6::date, $15, $16`,
    [
      key,
      version,
      JSON.stringify(checkAssumption(key, value)),
      from,
      kind === 'confirm',
      today,
      version === 1 ? (valid?.until ?? null) : null,
      title.vi,
      title.en,
      source,
      grade,
      usedIn,
      document,
      signatureOf(by),
      at,
      id,
    ],
  );
}
