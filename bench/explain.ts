/**
 * Sets what was said of the crowd against its own list of what each name is.
 *
 * A not-measured finding is explained when the name is of a kind that must lead to it: nobody can measure the website
 * of a name whose servers are silent. Every other one, and every state that is not the announced one, is listed.
 */
import type { CrowdRow, CrowdVerdict } from './crowd-run.ts';

/** Kind of name → reasons its not-measured findings may have. */
const expectedReasons: Readonly<Record<string, readonly string[]>> = {
  lame: ['refused-rcode'], // both servers answer REFUSED
  silent: ['timeout'], // both servers say nothing
  closed: ['refused'], // no web server listens
  tarpit: ['timeout'], // the web server says nothing
  'rate-limited': ['rate-limited', 'refused'], // 429 on port 80, nothing on 443
  'self-signed': ['bad-certificate'], // what a header says over such a connection counts for nothing (RFC 6797 §8.1)
  'expired-certificate': ['bad-certificate'],
  social: ['unreachable'], // facebook.com does not exist in the lab
};

export interface Explained {
  names: number;
  findings: number;
  notMeasured: number;
  /** Not-measured findings that the kind of name does not explain, by check and reason. */
  unexplained: Map<string, number>;
  /** Names whose state is not the announced one, by kind and state. */
  otherState: Map<string, number>;
}

export function explain(verdicts: readonly CrowdVerdict[], rows: readonly CrowdRow[]): Explained {
  const rowOf = new Map(rows.map((row) => [row.domain, row]));
  const result: Explained = {
    names: verdicts.length,
    findings: 0,
    notMeasured: 0,
    unexplained: new Map(),
    otherState: new Map(),
  };
  for (const { domain, state, findings } of verdicts) {
    const row = rowOf.get(domain);
    if (!row) continue;
    if (state !== row.state) add(result.otherState, `${row.kind}: ${state} instead of ${row.state}`);
    for (const { check, verdict, reason } of findings) {
      result.findings += 1;
      if (verdict !== 'not-measured') continue;
      result.notMeasured += 1;
      const expected = expectedReasons[row.kind]?.includes(reason) || (row.bogus && reason === 'bogus');
      if (!expected) add(result.unexplained, `${row.kind}: ${check} ${reason}`);
    }
  }
  return result;
}

/** Verdicts and states that differ between two runs, as `domain check: one → other`. */
export function changes(one: readonly CrowdVerdict[], other: readonly CrowdVerdict[]): string[] {
  const later = new Map(other.map((verdict) => [verdict.domain, verdict]));
  return one.flatMap((before) => {
    const after = later.get(before.domain);
    if (!after) return [`${before.domain}: not measured twice`];
    const verdictOf = new Map(after.findings.map(({ check, verdict }) => [check, verdict]));
    return [
      ...(before.state === after.state ? [] : [`${before.domain} state: ${before.state} → ${after.state}`]),
      ...before.findings
        .filter(({ check, verdict }) => verdictOf.get(check) !== verdict)
        .map(({ check, verdict }) => `${before.domain} ${check}: ${verdict} → ${verdictOf.get(check)}`),
    ];
  });
}

export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
