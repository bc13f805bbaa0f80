/**
 * `npm run outdated`: how long each direct dependency has had a newer version, held against the times that
 * docs/dependencies.md promises, and what the registry's advisories say where it answers them. Exit code 1 where a time has
 * passed. Asks the registry only about packages that stand in package.json; needs no lab.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Days within which a newer version is taken, by what the advisory says; `other`: it mends nothing that is known. */
export const daysToMend = { critical: 7, high: 30, other: 90 } as const;
export type Severity = keyof typeof daysToMend;

export interface Behind {
  name: string;
  current: string;
  latest: string;
  severity: Severity;
  /** Days since the first version newer than ours was published; null where the registry does not say. */
  days: number | null;
  isLate: boolean;
}

/**
 * A package that is behind, with its age.
 *
 * @param times version → when it was published, as `npm view NAME time --json` gives it
 */
export function judgeAge(
  { name, current, latest, severity }: Pick<Behind, 'name' | 'current' | 'latest' | 'severity'>,
  times: Readonly<Record<string, string>>,
  now: Temporal.Instant,
): Behind {
  const ours = times[current];
  // By time and not by number: a mend of an older line is published after ours and may be what is to be taken. Previews
  // are not taken, unless ours is one.
  const newer = Object.entries(times)
    .filter(([version]) => /^\d/.test(version) && (current.includes('-') || !version.includes('-')))
    .map(([, at]) => at)
    .filter((at) => ours !== undefined && at > ours)
    .sort();
  const days =
    newer[0] === undefined ? null : Math.floor(Temporal.Instant.from(newer[0]).until(now).total('days'));
  return { name, current, latest, severity, days, isLate: days !== null && days > daysToMend[severity] };
}

/** The gravest advisory of each package; null where the registry answers none: then nothing is known. */
export function readAdvisories(answer: string): Map<string, Severity> | null {
  const { vulnerabilities } = parse(answer) as { vulnerabilities?: Record<string, { severity: string }> };
  if (vulnerabilities === undefined) return null;
  return new Map(
    Object.entries(vulnerabilities).map(([name, { severity }]) => [
      name,
      severity === 'critical' || severity === 'high' ? severity : 'other',
    ]),
  );
}

/** Lines for a person: the latest first. */
export function renderOutdated(
  behind: readonly Behind[],
  advisories: ReadonlyMap<string, Severity> | null,
): string {
  const lines = behind
    .toSorted((a, b) => (b.days ?? -1) - (a.days ?? -1))
    .map(({ name, current, latest, severity, days, isLate }) => {
      const age = days === null ? 'since when is not known' : `${days} days`;
      return `${isLate ? 'LATE ' : '     '}${name} ${current} → ${latest}: ${age} of ${daysToMend[severity]}`;
    });
  const known =
    advisories === null
      ? 'Advisories: the registry does not answer them. Read the release notes of what is behind (docs/dependencies.md).'
      : `Advisories: ${advisories.size} packages${advisories.size === 0 ? '' : `: ${[...advisories].map(([name, severity]) => `${name} (${severity})`).join(', ')}`}.`;
  return [...(lines.length === 0 ? ['No direct dependency is behind.'] : lines), known, ''].join('\n');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return {};
  }
}

/** What npm writes; its exit code says that something is behind, and is not asked. */
function npm(...words: string[]): string {
  return spawnSync('npm', words, { encoding: 'utf8', timeout: 120_000 }).stdout;
}

function main(): void {
  const outdated = parse(npm('outdated', '--json')) as Record<
    string,
    { current?: string; wanted: string; latest: string }
  >;
  const advisories = readAdvisories(npm('audit', '--json'));
  const behind = Object.entries(outdated)
    .map(([name, { current, wanted, latest }]) => ({ name, current: current ?? wanted, latest }))
    .filter(({ current, latest }) => current !== latest) // built for another machine: not here, and not behind
    .map((one) =>
      judgeAge(
        { ...one, severity: advisories?.get(one.name) ?? 'other' },
        parse(npm('view', one.name, 'time', '--json')) as Record<string, string>,
        Temporal.Now.instant(),
      ),
    );
  process.stdout.write(renderOutdated(behind, advisories));
  if (behind.some(({ isLate }) => isLate)) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
