/**
 * Short forms for the tests of the N and S checks: one check's verdict as text, changed delegations and server names.
 */
import type { Check, JudgeContext } from '../check.ts';
import type { Delegation, NameServerName, Observation } from '../observation.ts';
import { healthyDns } from './observation-dns.ts';
import { lookup } from './observation-records.ts';

/** `fail one-name`, `pass`, `not-measured timeout`: verdict and reason of a check that answers in one part. */
export function verdictOf<Cause extends string>(
  check: Check<Cause>,
  observation: Observation,
  context: JudgeContext = {},
): string {
  const outcome = [check.judge(observation, context)].flat()[0];
  if (!outcome) return 'no outcome';
  if (!check.verdicts.includes(outcome.verdict)) return `undeclared verdict ${outcome.verdict}`;
  const size = JSON.stringify(outcome.evidence).length;
  if (size > 2048) return `evidence of ${size} bytes`;
  return outcome.verdict === 'pass' ? 'pass' : `${outcome.verdict} ${outcome.reason}`;
}

/** The healthy delegation, changed; a name that is not delegated has no name servers and no DS. */
export function delegation(change: Partial<Delegation>): Delegation {
  const isDelegated = (change.outcome ?? 'delegated') === 'delegated';
  return {
    ...healthyDns.delegation,
    ...(isDelegated ? {} : { parentNs: [], glue: [], ds: [] }),
    ...change,
  };
}

export function nameServerName(name: string, ipv4: string[], ipv6: string[]): NameServerName {
  return {
    name,
    inParent: true,
    inChild: true,
    ipv4: lookup(name, 'A', ipv4),
    ipv6: lookup(name, 'AAAA', ipv6),
    isCname: false,
  };
}
