/**
 * `hien-dien review list | decide`: rows of lists that a person must decide about. The console shows the same queue.
 */

import { dayOf } from '#platform/day.ts';
import { formatInteger, forTerminal, type Language } from '#platform/format.ts';
import { type Db, inTransaction } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import {
  type Decision,
  decideReview,
  type Review,
  selectOpenReviews,
  selectSubject,
} from '#registry/index.ts';
import { refreshTouched } from '#reporting/index.ts';
import { lastDayOf63, selectUnit } from '#territory/index.ts';
import { kindWords } from '#words/index.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

const shownAtOnce = 50;

export function reviewList(given: Given, host: Host): Promise<number> {
  const { language } = given;
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const reviews = await selectOpenReviews(pool, { limit: shownAtOnce });
    const { rows } = await pool.query<{ open: number }>(
      'select count(*) as open from registry.review where decided_at is null',
    );
    const open = rows[0]?.open ?? 0;
    const n = (value: number) => formatInteger(value, language);
    host.stdout.write(
      language === 'vi'
        ? `${n(open)} dòng chờ xem xét${open > reviews.length ? `, đây là ${n(reviews.length)} dòng đầu` : ''}.\n`
        : `${n(open)} rows wait for a decision${open > reviews.length ? `; these are the first ${n(reviews.length)}` : ''}.\n`,
    );
    for (const review of reviews) {
      host.stdout.write(`\n${await render(pool, review, dayOf(host.now()), language)}`);
    }
    return 0;
  });
}

export function reviewDecide(given: Given, host: Host): Promise<number> {
  const [idWord = '', choice = ''] = given.operands;
  const id = /^\d{1,12}$/.test(idWord) ? Number(idWord) : 0;
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const review = (await selectOpenReviews(pool, { limit: 1, after: id - 1 }))[0];
    // One that is decided, or never was, is told by the registry.
    const decision: Decision = review?.id === id ? decisionOf(review, choice) : { answer: 'skip' };
    await inTransaction(pool, (trx) =>
      decideReview(trx, { id, decision, by: 'hien-dien review', now: host.now() }),
    );
    await refreshTouched(pool, { now: host.now() });
    host.stdout.write(given.language === 'vi' ? 'Đã ghi quyết định.\n' : 'The decision is written down.\n');
    return 0;
  });
}

/** `1`, `2` … for a choice; for a row `new` or `none` too; for a name with two holders `keep` or `replace`. */
function decisionOf(review: Review, choice: string): Decision {
  const words = choicesOf(review);
  const number = /^\d{1,4}$/.test(choice) ? Number(choice) : 0;
  const candidate = review.candidates[number - 1];
  if (review.kind === 'holder-differs') {
    if (choice === 'keep' || choice === 'replace') return { answer: choice };
  } else if (candidate !== undefined) {
    return review.kind === 'which-unit'
      ? { answer: 'unit', unitId: candidate }
      : { answer: 'same', subjectId: candidate };
  } else if (review.kind === 'which-subject' && choice === 'none') return { answer: 'skip' };
  else if (review.kind === 'which-subject' && choice === 'new') return { answer: 'new' };
  throw problem('value-unknown', { option: `review decide ${review.id}`, value: choice, allowed: words });
}

function choicesOf({ kind, candidates }: Review): string[] {
  if (kind === 'holder-differs') return ['keep', 'replace'];
  const numbers = candidates.map((_, at) => String(at + 1));
  return kind === 'which-unit' ? numbers : [...numbers, 'new', 'none'];
}

const questions = {
  vi: {
    'which-subject': 'Dòng này là chủ thể nào?',
    'which-unit': 'Xã cũ đã bị chia: nay thuộc xã nào?',
    'holder-differs': 'Tên miền đang có chủ thể khác: giữ hay thay?',
  },
  en: {
    'which-subject': 'Which subject is this row?',
    'which-unit': 'The old commune was cut: which one is it in now?',
    'holder-differs': 'The name has another holder: keep or replace?',
  },
} as const;

async function render(db: Db, review: Review, today: string, language: Language): Promise<string> {
  const { id, kind, line, payload } = review;
  const origin = payload.originUnitId;
  const said = [
    ...shownFields.map((field) => payload[field]),
    typeof payload.last4 === 'string' && payload.last4 !== '' ? `…${payload.last4}` : '',
    typeof origin === 'number' ? await oldUnitName(db, origin) : '',
  ]
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' · ');
  const choices = await Promise.all(
    review.candidates.map(async (candidate, at) => {
      const name =
        kind === 'which-unit'
          ? await unitName(db, candidate, today)
          : await subjectName(db, candidate, language);
      return `    ${kind === 'holder-differs' ? '•' : at + 1}  ${name}`;
    }),
  );
  const lines = [
    `${id}  ${questions[language][kind]} (${language === 'vi' ? 'dòng' : 'line'} ${line})`,
    `    ${said}`,
    ...choices,
    `    → hien-dien review decide ${id} ${choicesOf(review).join('|')}`,
  ];
  return `${lines.map(forTerminal).join('\n')}\n`;
}

/** Of a row's payload, what a person recognises it by. */
const shownFields = ['domain', 'name', 'address', 'sector'] as const;

/** A unit that is no more, as it was called in the end. */
async function oldUnitName(db: Db, id: number): Promise<string> {
  const unit = await selectUnit(db, id, lastDayOf63);
  return unit ? `${unit.type} ${unit.name}` : '';
}

async function unitName(db: Db, id: number, today: string): Promise<string> {
  const unit = await selectUnit(db, id, today);
  return unit ? `${unit.type} ${unit.name} (${unit.code})` : String(id);
}

async function subjectName(db: Db, id: number, language: Language): Promise<string> {
  const subject = await selectSubject(db, id);
  if (!subject) return String(id);
  const kind = kindWords[language][subject.kind as keyof typeof kindWords.vi] ?? subject.kind;
  return `${subject.name} (${kind})`;
}
