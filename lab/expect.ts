/**
 * Compares a judgement with a scenario's expected.json and says exactly where they differ.
 *
 * Every finding that expected.json does not list must be `pass`: a check that speaks up where nobody expected it is a
 * failure like one that keeps silent.
 */
export interface Expected {
  state: string;
  presence: string;
  trusted: boolean | null;
  grade?: string | null;
  /** Written by hand where the score itself is promised: 100 and 0. `--write` keeps the field. */
  score?: number | null;
  flags: string[];
  findings: Partial<Record<ListedVerdict, string[]>>;
}

const listedVerdicts = ['fail', 'warn', 'info', 'not-applicable', 'not-measured'] as const;
type ListedVerdict = (typeof listedVerdicts)[number];

/** The part of a Judgement that is compared. */
export interface JudgedFinding {
  id: string;
  /** Slug, with a part after a slash where the check answers in parts. */
  check: string;
  verdict: string;
  reason?: string;
}
export interface Judged {
  state: string;
  presence: string;
  trusted: boolean | null;
  grade?: string | null;
  score?: number | null;
  flags: readonly (string | { flag: string })[];
  findings: readonly JudgedFinding[];
}

/** `T11:certificate-expired`, or `V1/phone:no-phone` for a part. */
export function labelOf(finding: JudgedFinding): string {
  const part = finding.check.includes('/') ? finding.check.slice(finding.check.indexOf('/')) : '';
  return `${finding.id}${part}:${finding.reason ?? finding.verdict}`;
}

/** @returns one sentence for each difference; empty when judgement and expectation agree */
export function differences(judged: Judged, expected: Expected): string[] {
  const found = toExpected(judged);
  const lines: string[] = [];
  for (const field of ['state', 'presence', 'trusted'] as const) {
    if (found[field] !== expected[field])
      lines.push(`${field} is ${found[field]}, expected ${expected[field]}`);
  }
  if (expected.grade !== undefined && found.grade !== expected.grade) {
    lines.push(`grade is ${found.grade}, expected ${expected.grade}`);
  }
  if (expected.score !== undefined && judged.score !== expected.score) {
    lines.push(`score is ${judged.score}, expected ${expected.score}`);
  }
  if (found.flags.join() !== [...expected.flags].sort().join()) {
    lines.push(`flags are [${found.flags.join(', ')}], expected [${expected.flags.join(', ')}]`);
  }
  const actual = verdictByLabel(found);
  const wanted = verdictByLabel(expected);
  const idsFound = new Set(judged.findings.map(labelWithoutReason));
  for (const [label, verdict] of wanted) {
    if (actual.get(label) === verdict) continue;
    const instead = judged.findings.filter((finding) => labelWithoutReason(finding) === label.split(':')[0]);
    const told = instead.map((finding) => `${finding.verdict} ${labelOf(finding)}`).join(', ');
    lines.push(`expected ${verdict} ${label}, found ${told === '' ? 'no such finding' : told}`);
  }
  for (const [label, verdict] of actual) {
    const id = label.split(':')[0]!;
    const toldAlready = [...wanted.keys()].some((other) => other.split(':')[0] === id && idsFound.has(id));
    if (!wanted.has(label) && !toldAlready) lines.push(`found ${verdict} ${label}, expected pass`);
  }
  return lines;
}

/** What expected.json would have to say for this judgement to be right; with a score where `before` has one. */
export function toExpected(judged: Judged, before: Expected | null = null): Expected & { flags: string[] } {
  const findings: Expected['findings'] = {};
  for (const verdict of listedVerdicts) {
    const labels = judged.findings.filter((finding) => finding.verdict === verdict).map(labelOf);
    if (labels.length > 0) findings[verdict] = labels.sort(byId);
  }
  const flags = judged.flags.map((flag) => (typeof flag === 'string' ? flag : flag.flag)).sort();
  return {
    state: judged.state,
    presence: judged.presence,
    trusted: judged.trusted,
    ...(judged.grade === undefined ? {} : { grade: judged.grade }),
    ...(before?.score === undefined ? {} : { score: judged.score ?? null }),
    flags,
    findings,
  };
}

/** The text of expected.json as the formatter would lay it out: a list on one line where 110 characters hold it. */
export function renderExpected(expected: Expected): string {
  return `${JSON.stringify(expected, null, 2)}\n`.replace(
    /^( *)("[^"\n]*": )\[\n([^[\]]*)\n *\](,?)$/gm,
    (expanded, indent: string, name: string, items: string, comma: string) => {
      const line = `${indent}${name}[${items.trim().replace(/\n */g, ' ')}]${comma}`;
      return line.length <= 110 ? line : expanded;
    },
  );
}

function labelWithoutReason(finding: JudgedFinding): string {
  return labelOf(finding).split(':')[0]!;
}

function verdictByLabel(expected: Expected): Map<string, string> {
  return new Map(
    listedVerdicts.flatMap((verdict) =>
      (expected.findings[verdict] ?? []).map((label) => [label, verdict] as const),
    ),
  );
}

/** N2 before N10, N before W. */
function byId(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
