/**
 * Proposing: the first of the two people. A proposal changes nothing; it is written down whole (value, day, words, source,
 * document, reason) so that whoever confirms it signs exactly that.
 *
 * One proposal an assumption at a time: a partial unique index says so, and a second one is told whose the first is.
 */
import { isDeepStrictEqual } from 'node:util';
import { dayOf } from '#platform/day.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import type { ProposalField } from '#platform/problems/assumptions.ts';
import { problem } from '#platform/problems.ts';
import type { Grade } from './assumption.ts';
import { type AssumptionKey, assumptionKeys } from './defaults.ts';
import { type Signatory, signatureOf } from './proposal.ts';
import { checkAssumption, listAssumptions, type StoredAssumption } from './store.ts';

export interface ProposeChange {
  key: string;
  /** As JSON; its shape is the key's. */
  value: unknown;
  /** First day on which it holds, `YYYY-MM-DD`. */
  from: IsoDate;
  /** What is assumed, in words: the old words speak of the old value. English may be left out. */
  title: { vi: string; en?: string };
  source: string;
  grade: Grade;
  document: string;
  reason: string;
  by: Signatory;
  at: Temporal.Instant;
}

/**
 * Proposes another value.
 *
 * @throws Problem `assumption-unknown`, `assumption-misshapen`, `proposal-day-wrong`, `proposal-field-missing`,
 *   `proposal-changes-nothing`, `proposal-open`
 */
export async function proposeChange(trx: Trx, given: ProposeChange): Promise<{ id: number }> {
  const { key, standing } = await readStanding(trx, given.key, given.at);
  const value = checkAssumption(key, given.value);
  const from = readDay(given.from);
  if (isDeepStrictEqual(value, standing.value)) throw problem('proposal-changes-nothing', { key });
  const vi = required('title', given.title.vi);
  return insertProposal(trx, {
    ...given,
    key,
    kind: 'change',
    value,
    from,
    title: { vi, en: tidy(given.title.en ?? '') || vi },
    source: required('source', given.source),
    document: required('document', given.document),
    reason: required('reason', given.reason),
  });
}

/**
 * Proposes that the value in force is right, with the document that bears it out, and with the source it was found in
 * where that is a better one than before.
 *
 * @throws Problem `assumption-unknown`, `assumption-confirmed`, `proposal-field-missing`, `proposal-open`
 */
export async function proposeConfirmation(
  trx: Trx,
  given: Pick<ProposeChange, 'key' | 'document' | 'reason' | 'by' | 'at'> &
    Partial<Pick<ProposeChange, 'source' | 'grade'>>,
): Promise<{ id: number }> {
  const { key, standing } = await readStanding(trx, given.key, given.at);
  const { confirmedBy: by } = standing;
  if (by !== null) throw problem('assumption-confirmed', { key, by });
  return insertProposal(trx, {
    ...given,
    key,
    kind: 'confirm',
    value: standing.value,
    from: standing.from,
    title: standing.title,
    source: tidy(given.source ?? '') || standing.source,
    grade: given.grade ?? standing.grade,
    document: required('document', given.document),
    reason: required('reason', given.reason),
  });
}

async function readStanding(
  trx: Trx,
  given: string,
  at: Temporal.Instant,
): Promise<{ key: AssumptionKey; standing: StoredAssumption }> {
  const key = assumptionKeys.find((known) => known === given);
  const listed = await listAssumptions(trx, dayOf(at));
  const standing = listed.find((one) => one.key === key);
  if (key === undefined || standing === undefined) throw problem('assumption-unknown', { key: given });
  return { key, standing };
}

interface NewProposal extends Omit<ProposeChange, 'key' | 'from' | 'title'> {
  key: AssumptionKey;
  kind: 'change' | 'confirm';
  from: IsoDate | null;
  title: { vi: string; en: string };
}

async function insertProposal(trx: Trx, given: NewProposal): Promise<{ id: number }> {
  const { key, kind, value, from, title, source, grade, document, reason, by, at } = given;
  const { rows } = await trx.query<{ id: number }>(
    `insert into assumptions.proposal
       (key, base_version, kind, value, valid_from, title_vi, title_en, source, grade, document, reason,
        proposed_by, proposed_post, proposed_as, proposed_at)
     values
       ($1, (select coalesce(max(version), 0) from assumptions.assumption where key = $1), $2, $3::jsonb, $4::date,
        $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (key) where decision is null do nothing
     returning id`,
    [
      key,
      kind,
      JSON.stringify(value),
      from,
      title.vi,
      title.en,
      source,
      grade,
      document,
      reason,
      by.accountId,
      by.postId,
      signatureOf(by),
      at,
    ],
  );
  if (rows[0] !== undefined) return rows[0];
  const open = await trx.query<{ id: number; by: string }>(
    'select id, proposed_as as by from assumptions.proposal where key = $1 and decision is null',
    [key],
  );
  const { id = 0, by: whose = '' } = open.rows[0] ?? {};
  throw problem('proposal-open', { key, id, by: whose });
}

/** One line, composed letters. */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

export function required(field: ProposalField, text: string): string {
  const written = tidy(text);
  if (written === '') throw problem('proposal-field-missing', { field });
  return written;
}

function readDay(given: string): IsoDate {
  try {
    if (Temporal.PlainDate.from(given).toString() === given) return given;
  } catch {
    // no day at all: said below
  }
  throw problem('proposal-day-wrong', { given });
}
