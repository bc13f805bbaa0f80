/**
 * One question of the queue made plain: what the row says, what it may be, in which of that they differ. An address of a
 * person or household is compared and not shown.
 */
import { dayOf } from '#platform/day.ts';
import { formatDate, formatInstant, type Language } from '#platform/format.ts';
import {
  type Decision,
  type ListedReview,
  maskCode,
  type ReviewKind,
  selectHolders,
  selectNextReview,
  selectReview,
  selectSubject,
} from '#registry/index.ts';
import { lastDayOf63, selectAncestors, selectLineage, selectUnit, type UnitOn } from '#territory/index.ts';
import { reviewWords } from '#web/messages/register-reviews.ts';
import { wordOf } from '#web/pages/presence/filters.ts';
import { isPersonal } from '#web/pages/presence/holder.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { kindWords } from '#words/index.ts';
import { namesOfWriters } from './people.ts';
import { readSameNamed, type SameNamed } from './same-named.ts';
import { placeName } from './subject-page.ts';

export type ReviewPage = Awaited<ReturnType<typeof readReviewPage>>;

/** One thing that is said of the row and of each candidate. `differs`: not as the row has it, null where one is not known. */
export interface ComparedFact {
  label: string;
  row: string;
  cells: { value: string; href?: string; differs: boolean | null }[];
}
export interface AnswerChoice {
  value: string;
  label: string;
  hint: string;
}

const reviewKinds: readonly ReviewKind[] = ['which-subject', 'which-unit', 'holder-differs'];

export async function requireReview({ db }: Page, id: string): Promise<ListedReview> {
  const review = /^\d{1,15}$/.test(id) ? await selectReview(db, Number(id)) : null;
  if (review === null) throw notFound();
  return review;
}

export async function readReviewPage(page: Page, id: string) {
  const { db, language, services, url } = page;
  const review = await requireReview(page, id);
  const { kind, line, fileName, asOf, decision, decidedAt } = review;
  const compared = await compare(page, review);
  const name = await namesOfWriters(services, [review.decidedBy]);
  const queue = queueOf(page, review);
  const next = await selectNextReview(db, { after: review.id, kind: queue });
  const words = reviewWords[language];
  return {
    id: review.id,
    kind,
    isAmbiguous: review.isAmbiguous,
    about: aboutOf(review),
    line,
    fileName,
    asOf,
    heads: compared.heads,
    facts: compared.facts,
    choices: compared.choices,
    hidesAddress: compared.hidesAddress === true,
    sameLine: review.sameLine.map((other) => ({
      ...other,
      path: questionPath(other.id, { kind: other.kind, queue }),
    })),
    /** Where this question's forms go. */
    path: questionPath(review.id, { kind, queue }),
    next: next === null ? null : questionPath(next, { kind: queue, queue }),
    justDecided: doneWords.find((word) => word === url.searchParams.get('xong')) ?? null,
    decided:
      decidedAt === null
        ? null
        : {
            sentence: words.wasDecided(
              name(review.decidedBy) || words.aProgram,
              formatInstant(decidedAt.toString(), language),
            ),
            answer: decision === null ? '' : words[`answer-${decision.answer}`],
          },
  };
}

/** What `xong` says of the question before: the next of the queue follows, or another one about the same line. */
const doneWords = ['1', 'cung-dong'] as const;

/**
 * Where an answer leads: to the other question about the same line, else on in the queue. Such a question is mostly of another
 * kind, so the queue that somebody works through goes along as `loai`.
 */
export async function pathAfterAnswer(page: Page, review: ListedReview): Promise<string> {
  const queue = queueOf(page, review);
  const [same] = review.sameLine;
  if (same !== undefined) return questionPath(same.id, { kind: same.kind, queue, done: 'cung-dong' });
  const id = await selectNextReview(page.db, { after: review.id, kind: queue });
  return id === null ? '/xem-xet?xong=1' : questionPath(id, { kind: queue, queue, done: '1' });
}

function queueOf({ url }: Page, { kind }: ListedReview): ReviewKind {
  return reviewKinds.find((one) => one === url.searchParams.get('loai')) ?? kind;
}

function questionPath(
  id: number,
  { kind, queue, done }: { kind: ReviewKind; queue: ReviewKind; done?: (typeof doneWords)[number] },
): string {
  const params = new URLSearchParams();
  if (done !== undefined) params.set('xong', done);
  if (queue !== kind) params.set('loai', queue);
  return `/xem-xet/${id}${params.size > 0 ? `?${params}` : ''}`;
}

/** The address of a row, shown once to whoever asks for it. */
export function addressOf({ payload }: ListedReview): string {
  return textOf(payload.address);
}

/** What a person recognises the row by. */
export function aboutOf({ payload, id }: Pick<ListedReview, 'payload' | 'id'>): string {
  return textOf(payload.domain) || textOf(payload.name) || String(id);
}

/** `same:12`, `unit:5`, `new` …; null for anything that is no answer. */
export function decisionIn(choice: string): Decision | null {
  const [word, id] = choice.split(':');
  const number = /^\d{1,15}$/.test(id ?? '') ? Number(id) : null;
  if (word === 'same' && number !== null) return { answer: 'same', subjectId: number };
  if (word === 'unit' && number !== null) return { answer: 'unit', unitId: number };
  const plain = (['new', 'skip', 'keep', 'replace'] as const).find((answer) => answer === choice);
  return plain === undefined ? null : { answer: plain };
}

async function compare(
  page: Page,
  review: ListedReview,
): Promise<{ heads: string[]; facts: ComparedFact[]; choices: AnswerChoice[]; hidesAddress?: boolean }> {
  if (review.kind === 'which-unit') return compareUnits(page, review);
  return review.kind === 'holder-differs' ? compareHolders(page, review) : compareSubjects(page, review);
}

async function compareSubjects(page: Page, { payload, candidates }: ListedReview) {
  const { language } = page;
  const words = reviewWords[language];
  const row = await factsOf(page, {
    name: textOf(payload.name),
    kind: textOf(payload.kind),
    last4: textOf(payload.last4),
    unitId: numberOf(payload.unitId),
    address: textOf(payload.address),
    sector: textOf(payload.sector),
    founded: textOf(payload.founded),
  });
  const others: { id: number; facts: Awaited<ReturnType<typeof factsOf>> }[] = [];
  for (const id of candidates) {
    const subject = await selectSubject(page.db, id);
    if (subject !== null)
      others.push({ id, facts: await factsOf(page, { ...subject, founded: subject.foundedOn ?? '' }) });
  }
  const hidden = [row, ...others.map(({ facts }) => facts)].some(({ personal }) => personal);
  const domains = Array.isArray(payload.domains) ? payload.domains.map(String) : [];
  const facts = (['name', 'kind', 'code', 'place', 'address', 'sector', 'founded'] as const)
    .filter((key) => [row, ...others.map(({ facts: of }) => of)].some((of) => of[key] !== ''))
    .map((key): ComparedFact => {
      const label = {
        name: words.name,
        kind: words.kindOf,
        code: words.code,
        place: words.place,
        address: words.address,
        sector: words.sector,
        founded: words.founded,
      }[key];
      const masked = key === 'address' && hidden;
      return {
        label,
        row: masked ? words.hidden : row[key],
        cells: others.map(({ id, facts: of }) => {
          const differs = row[key] === '' || of[key] === '' ? null : fold(row[key]) !== fold(of[key]);
          return {
            value: masked ? '' : of[key],
            differs,
            ...(key === 'name' ? { href: `/doi-tuong/${id}` } : {}),
          };
        }),
      };
    });
  if (domains.length > 0)
    facts.push({
      label: words.domains,
      row: domains.join(', '),
      cells: others.map(() => ({ value: '', differs: null })),
    });
  return {
    heads: others.map((_, at) => String.fromCharCode(65 + at)),
    facts,
    choices: [
      ...others.map(({ id, facts: of }, at) => ({
        value: `same:${id}`,
        label: words.same_(`${of.name} (${String.fromCharCode(65 + at)})`),
        hint: words.sameHint,
      })),
      { value: 'new', label: words.new, hint: words.newHint },
      { value: 'skip', label: words.skip, hint: words.skipHint },
    ],
  };
}

async function compareUnits(page: Page, review: ListedReview) {
  const { payload, candidates, asOf } = review;
  const { db, language, now } = page;
  const words = reviewWords[language];
  const today = dayOf(now);
  const oldId = numberOf(payload.originUnitId);
  const old = oldId === null ? null : await selectUnit(db, oldId, lastDayOf63);
  const pieces = oldId === null ? [] : (await selectLineage(db, oldId)).successors;
  const shared = review.isAmbiguous ? await readSameNamed(db, candidates, asOf) : null;
  const subjectId = numberOf(payload.subjectId);
  const subject = subjectId === null ? null : await selectSubject(db, subjectId);
  const address = textOf(payload.address);
  // Of a name without a known holder nobody can say that it is no person's.
  const hidesAddress = address !== '' && (subject === null || isPersonal(subject.kind));
  const facts: ComparedFact[] = [
    {
      label: payload.domain === undefined ? words.name : words.domain,
      row: aboutOf({ payload, id: 0 }),
      cells: [],
    },
    ...(subject === null
      ? []
      : [{ label: words.kindOf, row: wordOf(kindWords[language], subject.kind), cells: [] }]),
    ...(address === '' || hidesAddress ? [] : [{ label: words.address, row: address, cells: [] }]),
    ...(old === null
      ? []
      : [{ label: words.oldPlace, row: await placeName(db, old, lastDayOf63), cells: [] }]),
    ...(shared === null
      ? []
      : [
          {
            label: words.namedPlace,
            row: words.namedOn(shared.name, formatDate(shared.on, language)),
            cells: [],
          },
        ]),
  ];
  const choices: AnswerChoice[] = [];
  for (const id of candidates) {
    const unit = await selectUnit(db, id, today);
    if (unit === null) continue;
    const piece = pieces.find(({ unitId }) => unitId === id);
    const part = piece === undefined ? [] : [piece.extent === 'full' ? words.unitFull : words.unitPart];
    const place = review.isAmbiguous ? [await placeHint(page, unit, shared)] : [];
    choices.push({
      value: `unit:${id}`,
      label: unitName(unit),
      hint: [...place, words.unitCode(unit.code), ...part].join(' · '),
    });
  }
  return { heads: [], facts, choices, hidesAddress };
}

/** What tells a commune from others of its name: where it lay on the list's day, or what it lies in. */
async function placeHint(
  { db, language, now }: Page,
  unit: UnitOn,
  shared: SameNamed | null,
): Promise<string> {
  const places = shared?.places.get(unit.id) ?? [];
  if (places.length > 0 && shared !== null && shared.on <= lastDayOf63)
    return reviewWords[language].formerly(places.join('; '));
  return (await selectAncestors(db, unit.id, dayOf(now))).map(unitName).join(', ');
}

async function compareHolders(page: Page, { payload, candidates, asOf }: ListedReview) {
  const { db, language } = page;
  const words = reviewWords[language];
  const [current, other] = [
    await selectSubject(db, candidates[0] ?? 0),
    await selectSubject(db, candidates[1] ?? 0),
  ];
  const held = (await selectHolders(db, numberOf(payload.domainId) ?? 0)).find(({ until }) => until === null);
  const [left, right] = [current && (await factsOf(page, current)), other && (await factsOf(page, other))];
  const facts = (['name', 'kind', 'code', 'place'] as const).map((key): ComparedFact => {
    const label = { name: words.name, kind: words.kindOf, code: words.code, place: words.place }[key];
    const [a, b] = [left?.[key] ?? '', right?.[key] ?? ''];
    return {
      label,
      row: a,
      cells: [
        {
          value: b,
          differs: a === '' || b === '' ? null : fold(a) !== fold(b),
          ...(key === 'name' && other !== null ? { href: `/doi-tuong/${other.id}` } : {}),
        },
      ],
    };
  });
  facts.push({
    label: words.since,
    row: held === undefined ? '' : formatDate(held.since, language),
    cells: [{ value: formatDate(asOf, language), differs: null }],
  });
  return {
    heads: [words.listed],
    facts,
    choices: [
      { value: 'keep', label: words.keep(left?.name ?? words.unknown), hint: words.keepHint },
      {
        value: 'replace',
        label: words.replace(right?.name ?? words.unknown),
        hint: words.replaceHint(formatDate(asOf, language)),
      },
    ],
  };
}

interface Told {
  name: string;
  kind: string;
  last4: string;
  unitId: number | null;
  address?: string;
  sector?: string;
  founded?: string;
}

async function factsOf({ db, language, now }: Page, told: Told) {
  const unit = told.unitId === null ? null : await selectUnit(db, told.unitId, dayOf(now));
  return {
    name: told.name,
    kind: told.kind === '' ? '' : wordOf(kindWords[language], told.kind),
    code: told.last4 === '' ? '' : maskCode(told.last4),
    place: unit === null ? '' : unitName(unit),
    address: told.address ?? '',
    sector: told.sector ?? '',
    founded: dateOf(told.founded ?? '', language),
    personal: isPersonal(told.kind),
  };
}

function dateOf(date: string, language: Language): string {
  return date === '' ? '' : formatDate(date, language);
}

/** Capitals, marks of punctuation and blanks make no difference that a person would call one. */
function fold(text: string): string {
  return text
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
