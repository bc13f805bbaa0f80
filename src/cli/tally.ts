/**
 * What a report over many names keeps while answers stream by: counts of everything, whole answers of a few. Memory is
 * bounded whatever the length of the list: the tables stop at `bounds`, the counts never do.
 */
import {
  type Category,
  type ContentState,
  categories,
  type Finding,
  type Judgement,
} from '#measurement/index.ts';
import { faultsOf, type Level, levelOf } from '#words/index.ts';
import type { Answer } from './report/report.ts';

export const bounds = { rows: 20_000, first: 100, worst: 20, best: 10, flagged: 50 } as const;

/** A name as the report's own sections show it: no evidence or advice of what is all right. */
export interface NameSection {
  judgement: Omit<Judgement, 'findings'> & { findings: Finding[] };
  lines: number[];
  level: Level;
  passed: number;
  inapplicable: number;
}

export interface NameRow {
  domain: string;
  unicode: string;
  level: Level;
  state: ContentState;
  grade: string | null;
  score: number | null;
  faults: number;
}

/** One cause of one check, over all names. */
export interface Cause {
  id: string;
  check: string;
  reason: string;
  verdict: Finding['verdict'];
  names: number;
  advice: string;
}

export interface Tally {
  names: number;
  levels: Map<Level, number>;
  states: Map<ContentState, number>;
  /** `''` where no grade was given. */
  grades: Map<string, number>;
  categories: Map<Category, { sum: number; names: number }>;
  causes: Map<string, Cause>;
  rows: NameRow[];
  first: NameSection[];
  worst: NameSection[];
  best: NameSection[];
  flagged: NameSection[];
  flaggedNames: number;
  /** ISO instants of the earliest and latest observation; empty while there is none. */
  from: string;
  until: string;
  norms: Set<string>;
}

export function createTally(): Tally {
  return {
    names: 0,
    levels: new Map(),
    states: new Map(),
    grades: new Map(),
    categories: new Map(),
    causes: new Map(),
    rows: [],
    first: [],
    worst: [],
    best: [],
    flagged: [],
    flaggedNames: 0,
    from: '',
    until: '',
    norms: new Set(),
  };
}

export function causeKey({ id, check, reason }: Pick<Finding, 'id' | 'check' | 'reason'>): string {
  return `${id} ${check} ${reason ?? ''}`;
}

export function addAnswer(tally: Tally, { judgement, lines }: Answer): void {
  const level = levelOf(judgement);
  tally.names += 1;
  count(tally.levels, level);
  count(tally.states, judgement.state);
  count(tally.grades, judgement.grade ?? '');
  tally.norms.add(judgement.norm);
  if (tally.from === '' || judgement.observedAt < tally.from) tally.from = judgement.observedAt;
  if (judgement.observedAt > tally.until) tally.until = judgement.observedAt;
  for (const category of categories) {
    const score = judgement.scores[category];
    if (score === null || score === undefined) continue;
    const before = tally.categories.get(category) ?? { sum: 0, names: 0 };
    tally.categories.set(category, { sum: before.sum + score, names: before.names + 1 });
  }
  countCauses(tally, judgement);
  keep(tally, judgement, lines, level);
}

function countCauses(tally: Tally, judgement: Judgement): void {
  const met = new Set<string>();
  for (const finding of judgement.findings) {
    const { verdict } = finding;
    if (verdict !== 'fail' && verdict !== 'warn' && verdict !== 'info') continue;
    const key = causeKey(finding);
    if (met.has(key)) continue;
    met.add(key);
    const known = tally.causes.get(key);
    if (known) known.names += 1;
    else {
      const { id, check, advice } = finding;
      tally.causes.set(key, { id, check, reason: finding.reason ?? '', verdict, names: 1, advice });
    }
  }
}

function keep(tally: Tally, judged: Judgement, lines: number[], level: Level): void {
  // The score of a name without a grade is one of the few checks that could be made: shown beside others it misleads.
  const judgement = judged.grade === null ? { ...judged, score: null } : judged;
  const { domain, unicode, state, grade, score } = judgement;
  if (tally.rows.length < bounds.rows) {
    const faults = judgement.findings.filter(({ verdict }) => verdict === 'fail').length;
    tally.rows.push({ domain, unicode, level, state, grade, score, faults });
  }
  const section: NameSection = {
    judgement: {
      ...judgement,
      findings: judgement.findings
        .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
        .map((finding) => ({ ...finding, advice: '' })),
    },
    lines,
    level,
    passed: judgement.findings.filter(({ verdict }) => verdict === 'pass').length,
    inapplicable: judgement.findings.filter(({ verdict }) => verdict === 'not-applicable').length,
  };
  if (tally.first.length < bounds.first) tally.first.push(section);
  if (judgement.flags.length > 0) {
    tally.flaggedNames += 1;
    if (tally.flagged.length < bounds.flagged) tally.flagged.push(section);
  }
  // A name that shows nothing cannot be helped by mending its page, and one that was not measured is not known.
  if (level === 'website' || level === 'partial') insert(tally.worst, section, bounds.worst, needsHelpFirst);
  if (level === 'trusted') insert(tally.best, section, bounds.best, doesBest);
}

/** A website that is not trusted before a page that is none, then the lower score, then more faults. */
function needsHelpFirst(left: NameSection, right: NameSection): number {
  const rank = (section: NameSection) => (section.level === 'website' ? 0 : 1);
  return (
    rank(left) - rank(right) ||
    (left.judgement.score ?? 101) - (right.judgement.score ?? 101) ||
    faultsOf(right.judgement).length - faultsOf(left.judgement).length ||
    byDomain(left, right)
  );
}

function doesBest(left: NameSection, right: NameSection): number {
  return (right.judgement.score ?? 0) - (left.judgement.score ?? 0) || byDomain(left, right);
}

function byDomain(left: NameSection, right: NameSection): number {
  return left.judgement.domain < right.judgement.domain ? -1 : 1;
}

function insert(
  list: NameSection[],
  section: NameSection,
  most: number,
  order: (left: NameSection, right: NameSection) => number,
): void {
  const last = list.at(-1);
  if (list.length >= most && last && order(section, last) >= 0) return;
  list.push(section);
  list.sort(order);
  if (list.length > most) list.pop();
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
