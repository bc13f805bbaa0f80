/**
 * The norm: what a verdict is worth, and from which score a grade is given. Tables, no branches.
 *
 * A norm has a name; judgements carry it. Weights are ours (docs/decisions/0006-one-score-from-a-table.md): a number here
 * is a judgement of importance for a household business, not a measurement, and the Sở may publish its own norm beside it.
 * Checks that only show something weigh 0 and stand in no table.
 */
import type { Category, ContentState, Presence, Verdict } from './vocabulary.ts';

export interface Norm {
  name: string;
  /** Share of a check's points each verdict earns; null leaves the check out of the sum. */
  share: Readonly<Record<Verdict, number | null>>;
  /** Points of each check, by check id. A check that is absent has none. */
  points: Readonly<Record<string, number>>;
  /** Weight of each category in the overall score. */
  weights: Readonly<Record<Category, number>>;
  /** Highest first; a score of at least `from` earns the grade. */
  grades: readonly { grade: Grade; from: number }[];
  /** No better grade than this while the condition holds; each is a sentence in docs/checks/grade.md. */
  caps: Readonly<Record<GradeCap, Grade>>;
  /** A8b: what each state counts as. `mail` means mail-only with a working MX, else domain-only. */
  presence: Readonly<Record<ContentState, Presence | 'mail' | 'as-end'>>;
}

export const gradeOrder = ['A+', 'A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Grade = (typeof gradeOrder)[number];

export const gradeCaps = [
  'any-fail', // something fails: not the best grade
  'not-trusted', // a website that is not trusted
  'unseen', // a website whose page or certificate could not be seen: nobody knows whether it can be trusted
  'flagged', // a suspicion flag
  'bogus', // DNSSEC says the answers are forged
  'no-website', // the name shows no website of its own
  'nothing', // the name shows nothing at all
] as const;
export type GradeCap = (typeof gradeCaps)[number];

export const defaultNorm: Norm = {
  name: 'hien-dien-2026.1',
  share: { pass: 1, warn: 0.5, fail: 0, info: null, 'not-applicable': null, 'not-measured': null },
  points: {
    // website: the name can be found, and what it serves works
    N3: 10,
    N4: 5,
    N5: 2,
    N6: 3,
    N7: 3,
    N8: 2,
    N9: 3,
    N15: 3,
    N16: 3,
    N18: 6,
    N19: 2,
    W4: 15,
    W5: 5,
    W7: 8,
    W13: 1,
    // ipv6
    N13: 5,
    N14: 5,
    W1: 10,
    W2: 8,
    W3: 4,
    // dnssec
    S1: 10,
    S2: 10,
    S3: 3,
    S4: 4,
    S5: 2,
    S6: 4,
    S7: 4,
    S8: 4,
    S9: 2,
    S11: 4,
    // tls (W6 only rolls up T9–T11 and has no points of its own)
    T9: 10,
    T10: 10,
    T11: 10,
    T20: 3,
    // headers
    W8: 8,
    W15: 6,
    X1: 5,
    X2: 4,
    X3: 3,
    X4: 2,
    X5: 4,
    // mail
    M1: 6,
    M7: 6,
    M11: 6,
    M12: 6,
    // content
    A8: 20,
    'A8-injected': 10,
    'A8-phishing': 10,
    'A8-malware': 10,
    'A8-defaced': 10,
    // duties
    V1: 6,
    V2: 3,
    V4: 2,
  },
  weights: { website: 25, tls: 20, content: 15, mail: 10, dnssec: 10, ipv6: 10, headers: 5, duties: 5 },
  grades: [
    { grade: 'A+', from: 97 },
    { grade: 'A', from: 90 },
    { grade: 'B', from: 75 },
    { grade: 'C', from: 60 },
    { grade: 'D', from: 45 },
    { grade: 'E', from: 25 },
    { grade: 'F', from: 0 },
  ],
  caps: {
    'any-fail': 'A',
    'not-trusted': 'C',
    unseen: 'B',
    flagged: 'D',
    bogus: 'E',
    'no-website': 'D',
    nothing: 'F',
  },
  presence: {
    unregistered: 'none',
    no_web_address: 'mail',
    unreachable: 'mail',
    http_error: 'mail',
    suspended: 'mail',
    blocked: 'website',
    for_sale: 'placeholder',
    parked: 'placeholder',
    default_page: 'placeholder',
    empty: 'placeholder',
    under_construction: 'placeholder',
    redirect_social: 'social-only',
    redirect_marketplace: 'social-only',
    redirect_other: 'as-end',
    script_app: 'website',
    login_only: 'website',
    small_page: 'website',
    active: 'website',
    not_measured: 'unknown',
  },
};

const norms: readonly Norm[] = [defaultNorm];

/** @throws Error naming the norms there are when the name is none of them */
export function normByName(name: string): Norm {
  const norm = norms.find((candidate) => candidate.name === name);
  if (norm) return norm;
  throw new Error(`there is no norm "${name}"; this build knows ${normNames().join(', ')}`);
}

export function normNames(): string[] {
  return norms.map(({ name }) => name);
}
