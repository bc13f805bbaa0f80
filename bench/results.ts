/**
 * The bench's figures as bench/results.md. Pure but for what the machine says of itself.
 */
import { cpus, release } from 'node:os';
import type { CrowdRun, TierRun } from './crowd-run.ts';
import { type Explained, total } from './explain.ts';
import type { ProfilePart } from './profile.ts';

interface Run<Result> {
  result: Result;
  load: number;
  yardstickMicros: number;
}

export interface Measurements {
  quick: boolean;
  startedAt: string;
  /** Of the machine before anything began. */
  yardstick: number;
  raw?: { theirs: number; ours: number; cpuMicros: number; ratio: number }[];
  unsigned?: Run<TierRun>;
  signed?: Run<TierRun>;
  presence?: Run<CrowdRun>;
  full?: Run<CrowdRun>;
  memory?: Run<CrowdRun>;
  explained?: Explained;
  /** Where the CPU of profile presence goes. */
  parts?: ProfilePart[];
  /** What a reader must know of these figures. */
  remarks?: string[];
  stability?: { changes: string[]; explained: Explained };
}

export function renderResults(measured: Measurements): string {
  const [cpu] = cpus();
  return `# What the bench measured

Written by \`npm run bench\`${measured.quick ? ' with --quick' : ''}; do not edit. Notes on it: docs/bench.md.

${measured.startedAt.slice(0, 16).replace('T', ' ')} UTC · ${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores · Linux ${release()} · Node ${process.version}

The lab's servers run on the same cores. CPU is that of the measuring process alone; the servers' stands beside it. *Own
cores* is reckoned, not measured: cores ÷ CPU of both, what so many cores would give at best if nothing else ran on them.
The load average says how much else ran. The yardstick is the CPU time of one P-256 verification right after the run,
${measured.yardstick.toFixed(0)} µs before anything began.

| what | goal | measured | engine's CPU a name | servers' CPU a name | own cores | load | yardstick |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows(measured).join('\n')}

${notes(measured).join('\n\n')}
${measured.parts ? profileTable(measured.parts) : ''}`;
}

function profileTable(parts: readonly ProfilePart[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const lines = parts
    .filter(({ share }) => share >= 0.005)
    .map(({ part, share, top }) =>
      row([part, percent(share), top.map(({ name, share }) => `\`${name}\` ${percent(share)}`).join(', ')]),
    );
  return `
## Where the CPU goes

Profile presence on one thread under V8's profiler, by the part of the engine a sample falls in.

| part | share | heaviest functions |
| --- | --- | --- |
${lines.join('\n')}
`;
}

function rows({ raw, unsigned, signed, presence, full, memory, stability }: Measurements): string[] {
  const lines: string[] = [];
  if (raw && raw.length > 0) {
    const median = [...raw].sort((a, b) => a.ratio - b.ratio)[Math.floor(raw.length / 2)]!;
    lines.push(
      row([
        'raw DNS beside dnsperf',
        '≥ 0.5',
        `${median.ratio.toFixed(2)} (${median.ours} of ${median.theirs} queries/s)`,
        `${median.cpuMicros.toFixed(0)} µs a query`,
        '',
        '',
        '',
        '',
      ]),
    );
  }
  if (unsigned) lines.push(rateRow('DNS tier, 14 questions, unsigned', '≥ 1,000 names/s', unsigned));
  if (signed) lines.push(rateRow('DNS tier, 14 questions, validated', '≥ 500 names/s', signed));
  if (presence) lines.push(rateRow('profile presence', '≥ 100 names/s, ≤ 12 ms', presence));
  if (full) lines.push(rateRow('profile full (all checks so far)', '≥ 20 names/s, ≤ 30 ms', full));
  if (full) {
    const minutes = (3295 / full.result.perSecond / 60).toFixed(1);
    lines.push(
      row([
        '3,295 names, full',
        '≤ 60 min',
        `${minutes} min (${full.result.names} names measured)`,
        '',
        '',
        '',
        '',
        '',
      ]),
    );
  }
  if (memory) {
    const { peakMb, names } = memory.result;
    lines.push(
      row([
        `memory, ${thousands(names)} names`,
        '≤ 400 MB, flat',
        `peak ${peakMb} MB: ${curve(memory.result)}`,
        '',
        '',
        '',
        memory.load.toFixed(1),
        '',
      ]),
    );
  }
  if (stability) {
    const { changes, explained } = stability;
    const share = (100 * total(explained.unexplained)) / explained.findings;
    lines.push(
      row([
        `stability, two runs over ${thousands(explained.names)} rough names`,
        '0 changed, ≤ 0.5 % not measured',
        `${changes.length} changed; ${share.toFixed(2)} % of findings not measured without cause, ${((100 * explained.notMeasured) / explained.findings).toFixed(1)} % with those that nobody can measure`,
        '',
        '',
        '',
        '',
        '',
      ]),
    );
  }
  return lines;
}

function notes({ remarks = [], explained, stability, signed, unsigned }: Measurements): string[] {
  const lines: string[] = [...remarks];
  if (unsigned && signed) {
    lines.push(
      `DNS tier: ${unsigned.result.failed} of ${thousands(unsigned.result.names * 14)} questions without a usable answer (unsigned), ` +
        `${signed.result.failed} of ${thousands(signed.result.names * 14)} (signed), ${(100 * signed.result.secureShare).toFixed(1)} % of the signed answers secure. One thread.`,
    );
  }
  if (explained) {
    lines.push(
      `The crowd: ${thousands(explained.names)} names measured with profile presence, ${thousands(explained.findings)} findings, ` +
        `${thousands(explained.notMeasured)} not measured, of which **${total(explained.unexplained)} unexplained** by the crowd's own list of what each name is. ` +
        `${total(explained.otherState)} names in another state than announced.`,
    );
    lines.push(...list(explained.unexplained), ...list(explained.otherState));
  }
  if (stability) {
    lines.push(...stability.changes.slice(0, 20).map((line) => `- ${line}`));
    lines.push(...list(stability.explained.unexplained), ...list(stability.explained.otherState));
  }
  return lines;
}

function list(counts: ReadonlyMap<string, number>): string[] {
  const lines = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
  return lines.length === 0 ? [] : [lines.map(([what, count]) => `- ${what}: ${count}`).join('\n')];
}

function rateRow(
  what: string,
  goal: string,
  { result, load, yardstickMicros }: Run<TierRun | CrowdRun>,
): string {
  const { names, perSecond, cpuMsPerName, serversCpuMsPerName } = result;
  const own = (cpus().length * 1000) / (cpuMsPerName + serversCpuMsPerName);
  return row([
    what,
    goal,
    `${perSecond.toFixed(0)} names/s over ${thousands(names)}`,
    `${cpuMsPerName.toFixed(1)} ms`,
    `${serversCpuMsPerName.toFixed(1)} ms`,
    `${own.toFixed(0)} names/s`,
    load.toFixed(1),
    `${yardstickMicros.toFixed(0)} µs`,
  ]);
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function curve({ memory }: CrowdRun): string {
  const wanted = [1_000, 10_000, 20_000, 50_000, 75_000, 100_000];
  const points = memory.filter(({ names }, at) => wanted.includes(names) || at === memory.length - 1);
  return points.map(({ names, mb }) => `${mb} MB at ${thousands(names)}`).join(', ');
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}
