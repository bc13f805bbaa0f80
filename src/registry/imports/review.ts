/**
 * The review queue: rows of lists that a person must decide about, and what each answer does.
 *
 * `which-subject`: the row is one of the subjects that look alike, or a new one, or is left out. `which-unit`: the part of a
 * commune that was cut. `holder-differs`: the name stays with its holder or goes to the other from the list's day on.
 */

import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInstant } from '#platform/format.ts';
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { touchUnits } from '../touched.ts';
import { followHolders } from './effective-place.ts';
import { lockAllKinds } from './import-lock.ts';
import type { SubjectKind } from './kind.ts';
import { subjectRules } from './kinds/shared.ts';

export interface Review {
  id: number;
  importId: number;
  line: number;
  kind: 'which-subject' | 'which-unit' | 'holder-differs';
  /** What the row says; a code as `token` (hexadecimal) and `last4`. */
  payload: Record<string, unknown>;
  candidates: number[];
  decidedAt: Temporal.Instant | null;
  decidedBy: string | null;
  decision: Decision | null;
}

export type Decision =
  | { answer: 'same'; subjectId: number }
  | { answer: 'new' }
  | { answer: 'skip' }
  | { answer: 'unit'; unitId: number }
  | { answer: 'keep' }
  | { answer: 'replace' };

const columns = `id, import_id as "importId", line, kind, payload, candidates, decided_at as "decidedAt",
  decided_by as "decidedBy", decision`;

/** Open questions, oldest first. */
export async function selectOpenReviews(db: Db, { limit = 50, after = 0 } = {}): Promise<Review[]> {
  const { rows } = await db.query<Review>(
    `select ${columns}
     from registry.review
     where decided_at is null and id > $2
     order by id
     limit $1`,
    [limit, after],
  );
  return rows;
}

/**
 * Writes an answer down and does what it means. Waits for imports that are under way, as they do for it.
 *
 * @throws Problem when there is no such question, it was decided before, the answer is none of its choices, what it asks
 *   about has changed since, or a subject is to be made of whom nobody said what kind it is
 */
export async function decideReview(
  trx: Trx,
  { id, decision, by, now }: { id: number; decision: Decision; by: string; now: Temporal.Instant },
): Promise<void> {
  await lockAllKinds(trx);
  const { rows } = await trx.query<Review & { asOf: IsoDate }>(
    `select ${columns.replace(/^id,/, 'review.id,').replace('kind,', 'review.kind,')}, import.as_of as "asOf"
     from registry.review
     join registry.import on import.id = review.import_id
     where review.id = $1
     for update of review`,
    [id],
  );
  const review = rows[0];
  if (!review) throw problem('review-unknown', { id });
  if (review.decidedAt !== null) {
    const at = formatInstant(review.decidedAt.toString(), 'vi');
    throw problem('review-decided', { id, by: review.decidedBy ?? '', at });
  }
  const today = dayOf(now);
  const written = await decide(trx, review, decision, today);
  await trx.query(
    `update registry.review
     set decided_at = $2, decided_by = $3, decision = $4
     where id = $1`,
    [id, now.toString(), by, JSON.stringify(written)],
  );
}

/** @returns the decision with what it came to: a new subject is written down by its id, so that the next list finds it */
async function decide(
  trx: Trx,
  review: Review & { asOf: IsoDate },
  decision: Decision,
  today: IsoDate,
): Promise<Decision | { answer: 'new'; subjectId: number }> {
  const refuse = (...choices: string[]) => problem('review-choice', { id: review.id, choices });
  if (review.kind === 'which-unit') {
    const choices = review.candidates.map((unit) => `unit ${unit}`);
    if (decision.answer !== 'unit' || !review.candidates.includes(decision.unitId)) throw refuse(...choices);
    await place(trx, review, decision.unitId, today);
    return decision;
  }
  if (review.kind === 'holder-differs') {
    if (decision.answer === 'replace') await replaceHolder(trx, review, today);
    else if (decision.answer !== 'keep') throw refuse('keep', 'replace');
    return decision;
  }
  if (decision.answer === 'skip') return decision;
  if (decision.answer === 'new') {
    const subjectId = await createSubject(trx, review, today);
    await holdNames(trx, review, subjectId, today);
    return { answer: 'new', subjectId };
  }
  if (decision.answer !== 'same' || !review.candidates.includes(decision.subjectId)) {
    throw refuse('new', 'skip', ...review.candidates.map((subject) => `same ${subject}`));
  }
  await joinSubject(trx, review, decision.subjectId);
  await holdNames(trx, review, decision.subjectId, today);
  return decision;
}

async function place(trx: Trx, { payload }: Review, unitId: number, today: IsoDate): Promise<void> {
  const subjectId = numberOf(payload.subjectId);
  if (subjectId !== null) {
    const { rows } = await trx.query<{ before: number | null }>(
      `update registry.subject
       set unit_id = $2, updated_at = now()
       where id = $1
       returning old.unit_id as before`,
      [subjectId, unitId],
    );
    await touchUnits(trx, [rows[0]?.before ?? null, unitId]);
    await followHolders(trx, '(select $2::bigint as subject_id) decided', today, [subjectId]);
    return;
  }
  const { rows } = await trx.query<{ before: number | null }>(
    `update registry.domain
     set unit_id = $2
     where id = $1
     returning old.unit_id as before`,
    [numberOf(payload.domainId), unitId],
  );
  await touchUnits(trx, [rows[0]?.before ?? null, unitId]);
}

async function replaceHolder(
  trx: Trx,
  { id, payload, candidates, importId, asOf }: Review & { asOf: IsoDate },
  today: IsoDate,
): Promise<void> {
  const domainId = numberOf(payload.domainId);
  const subjectId = candidates[1]!;
  const { rows: held } = await trx.query<{ subjectId: number }>(
    `select subject_id as "subjectId"
     from registry.holding
     where domain_id = $1 and valid && daterange($2::date, null)`,
    [domainId, asOf],
  );
  if (held.length !== 1 || held[0]!.subjectId !== candidates[0]) {
    throw problem('review-outdated', { id, changed: 'holder' });
  }
  // A holding that began on the list's day or later is replaced whole: an empty range would hold nothing. Changed and not
  // deleted, for a signed-in person's request deletes nothing.
  const evidence = payload.evidence ?? 'registrar-list';
  const { rowCount: replaced } = await trx.query(
    `update registry.holding
     set subject_id = $3, valid = daterange($2::date, null), evidence = $4, import_id = $5
     where domain_id = $1 and upper_inf(valid) and lower(valid) >= $2`,
    [domainId, asOf, subjectId, evidence, importId],
  );
  if (replaced === 0) {
    await trx.query(
      `update registry.holding
       set valid = daterange(lower(valid), $2::date)
       where domain_id = $1 and upper_inf(valid)`,
      [domainId, asOf],
    );
    await trx.query(
      `insert into registry.holding (domain_id, subject_id, valid, evidence, import_id)
       values ($1, $2, daterange($3::date, null), $4, $5)`,
      [domainId, subjectId, asOf, evidence, importId],
    );
  }
  const { rows } = await trx.query<{ unitId: number | null }>(
    `update registry.domain
     set changed_at = now()
     where id = $1
     returning unit_id as "unitId"`,
    [domainId],
  );
  await touchUnits(trx, [rows[0]?.unitId ?? null]);
  await followHolders(trx, '(select $2::bigint as subject_id) decided', today, [subjectId]);
}

async function createSubject(trx: Trx, review: Review, today: IsoDate): Promise<number> {
  const { payload, importId } = review;
  if (payload.kind === undefined) return findListed(trx, review);
  const { 'personal-data.keep-months': keepMonths } = await readAssumptions(trx, today);
  const kind = payload.kind as SubjectKind;
  const { legalBasis, personal } = subjectRules[kind];
  const { rows } = await trx.query<{ id: number; unitId: number | null }>(
    `insert into registry.subject (kind, name, code_token, code_last4, unit_id, origin_unit_id, address, sector,
       founded_on, status, legal_basis, erase_after, import_id)
     select $1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10, $11,
       case when $12::boolean then (import.as_of + make_interval(months => $14))::date end, import.id
     from registry.import
     where import.id = $13
     on conflict on constraint subject_code do update set updated_at = now()
     returning id, unit_id as "unitId"`,
    [
      kind,
      payload.name,
      payload.token ?? null,
      payload.last4 ?? '',
      payload.unitId ?? null,
      payload.originUnitId ?? null,
      payload.address ?? '',
      payload.sector ?? '',
      payload.founded ?? null,
      payload.status ?? 'active',
      legalBasis,
      personal,
      importId,
      keepMonths,
    ],
  );
  await touchUnits(trx, [rows[0]!.unitId]);
  return rows[0]!.id;
}

/**
 * A holder whose kind nobody told is not made up: it is the one that came with a list of its own since the question was
 * asked, known by the code, else by name and place.
 */
async function findListed(trx: Trx, { id, payload, candidates }: Review): Promise<number> {
  const { rows } = await trx.query<{ id: number }>(
    `select id
     from registry.subject
     where id <> all ($1)
       and case when $2::text is null
         then unit_id = $3 and name_folded = platform.fold($4)
         else code_token = decode($2, 'hex')
       end`,
    [candidates, payload.token ?? null, payload.unitId ?? null, payload.name ?? ''],
  );
  if (rows.length !== 1) throw problem('review-kind-missing', { id, name: String(payload.name ?? '') });
  return rows[0]!.id;
}

/** The row's code becomes the subject's; a new code replaces an old one, as a household business's did in July 2025. */
async function joinSubject(trx: Trx, { id, payload }: Review, subjectId: number): Promise<void> {
  const { rows: taken } = await trx.query(
    `select
     from registry.subject
     join registry.subject other on other.kind = subject.kind and other.id <> subject.id
     where subject.id = $1 and other.code_token = decode($2, 'hex')`,
    [subjectId, payload.token ?? null],
  );
  if (taken.length > 0) throw problem('review-outdated', { id, changed: 'code' });
  const { rows } = await trx.query<{ unitId: number | null }>(
    `update registry.subject
     set code_token = coalesce(decode($2, 'hex'), code_token),
       code_last4 = coalesce(nullif($3, ''), code_last4),
       address = coalesce(nullif($4, ''), address),
       updated_at = now()
     where id = $1
     returning unit_id as "unitId"`,
    [subjectId, payload.token ?? null, payload.last4 ?? '', payload.address ?? ''],
  );
  // Erased since, as personal data is when no list names it any more.
  if (rows.length === 0) throw problem('review-outdated', { id, changed: 'subject' });
  await touchUnits(trx, [rows[0]?.unitId ?? null]);
}

/** The names of the list that waited for this holder, where nobody else holds them by now. */
async function holdNames(
  trx: Trx,
  { payload, importId, asOf }: Review & { asOf: IsoDate },
  subjectId: number,
  today: IsoDate,
): Promise<void> {
  if (!Array.isArray(payload.domains)) return;
  const { rows } = await trx.query<{ unitId: number | null }>(
    `with held as (
       insert into registry.holding (domain_id, subject_id, valid, evidence, import_id)
       select domain.id, $2, daterange($3::date, null), $4, $5
       from registry.domain
       where domain.name = any ($1)
         and not exists (
           select
           from registry.holding
           where holding.domain_id = domain.id and holding.valid && daterange($3::date, null)
         )
       returning domain_id
     )
     update registry.domain
     set changed_at = now()
     from held
     where domain.id = held.domain_id
     returning domain.unit_id as "unitId"`,
    [payload.domains, subjectId, asOf, payload.evidence ?? 'registrar-list', importId],
  );
  await touchUnits(
    trx,
    rows.map(({ unitId }) => unitId),
  );
  await followHolders(trx, '(select $2::bigint as subject_id) decided', today, [subjectId]);
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
