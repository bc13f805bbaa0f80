/**
 * `npm run bench [-- --quick]`: how fast the engine is on this machine, written to bench/results.md.
 *
 * Three parts: our DNS transport beside dnsperf; the lab with a crowd (DNS tier, both profiles, memory, the whole crowd
 * set against its own list); the lab with a rough crowd, measured twice (stability). The servers run on the same cores as
 * the engine, whose CPU time is counted apart. Nothing here fails for being slow. About half an hour; --quick two minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { type CrowdRun, readCrowdList, readVerdicts, type TierRun } from './crowd-run.ts';
import { changes, explain } from './explain.ts';
import type { Plan, Ran } from './inside.ts';
import type { ProfilePart } from './profile.ts';
import { type Measurements, renderResults } from './results.ts';
import { yardstickMicros } from './yardstick.ts';

const quick = process.argv.includes('--quick');
const checkout = resolve(import.meta.dirname, '..');
const folder = join(tmpdir(), `hien-dien-bench-${userInfo().uid}`);
mkdirSync(folder, { recursive: true, mode: 0o700 });
const size = quick
  ? { crowd: 1_000, tier: 700, full: 100, memory: 300, strangers: 2_700, rough: 150, rounds: 3, seconds: 60 }
  : {
      crowd: 20_000,
      tier: 8_000,
      full: 3_295,
      memory: 5_000,
      strangers: 95_000,
      rough: 2_000,
      rounds: 5,
      seconds: 600,
    };

const measured: Measurements = {
  quick,
  startedAt: Temporal.Now.instant().toString(),
  yardstick: yardstickMicros(),
};
measured.raw = rawDns();
write();
const crowdState = makeCrowd('crowd', size.crowd, []);
const scan = join(folder, 'scan.jsonl');
const [unsigned, signed, full, presence, memory, profile] = insideLab(crowdState, [
  ['dns-tier.ts', '--kind', 'unsigned', '--names', String(size.tier)],
  ['dns-tier.ts', '--kind', 'signed', '--names', String(size.tier)],
  ['measure-crowd.ts', '--profile', 'full', '--names', String(size.full), '--seconds', String(size.seconds)],
  ['measure-crowd.ts', '--names', String(size.crowd), '--verdicts', scan, '--seconds', String(size.seconds)],
  [
    'measure-crowd.ts',
    '--names',
    String(size.memory),
    '--strangers',
    String(size.strangers),
    '--seconds',
    String(size.seconds),
  ],
  ['profile.ts', '--names', String(Math.min(size.crowd, 1_500))],
]);
Object.assign(measured, {
  unsigned: runOf<TierRun>(unsigned),
  signed: runOf<TierRun>(signed),
  full: runOf<CrowdRun>(full),
  presence: runOf<CrowdRun>(presence),
  memory: runOf<CrowdRun>(memory),
  parts: runOf<ProfilePart[]>(profile)?.result,
});
if (presence)
  measured.explained = explain(readVerdicts(scan), readCrowdList(join(crowdState, 'crowd/names.csv')));
write();
const roughState = makeCrowd('rough', size.rough, ['--rough']);
const files = [1, 2].map((run) => join(folder, `rough-${run}.jsonl`));
const rough = insideLab(
  roughState,
  files.map((file) => [
    'measure-crowd.ts',
    '--names',
    String(size.rough),
    '--verdicts',
    file,
    '--seconds',
    String(size.seconds),
  ]),
);
if (rough.every((run) => run !== null)) {
  const [one = [], other = []] = files.map(readVerdicts);
  const rows = readCrowdList(join(roughState, 'crowd/names.csv'));
  measured.stability = { changes: changes(one, other), explained: explain(other, rows) };
}
write();
console.log(readFileSync(join(import.meta.dirname, 'results.md'), 'utf8'));

function write(): void {
  writeFileSync(
    join(folder, 'measured.json'),
    JSON.stringify(measured, (_, value: unknown) =>
      value instanceof Map ? Object.fromEntries(value) : value,
    ),
  );
  writeFileSync(join(import.meta.dirname, 'results.md'), renderResults(measured));
}

function rawDns(): NonNullable<Measurements['raw']> {
  const args = [join(import.meta.dirname, 'dns-raw.ts'), '--rounds', String(size.rounds)];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const rounds = [
    ...printed.matchAll(
      /dnsperf (\d+) queries\/s, hien-dien (\d+) queries\/s \(([\d.]+) µs.*ratio ([\d.]+)/g,
    ),
  ];
  return rounds.map(([, theirs, ours, micros, ratio]) => ({
    theirs: Number(theirs),
    ours: Number(ours),
    cpuMicros: Number(micros),
    ratio: Number(ratio),
  }));
}

/** A lab of our own beside any that runs already. */
function lab(state: string, args: string[]): void {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const { status } = spawnSync(process.execPath, [join(checkout, 'lab/main.ts'), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // MALLOC_ARENA_MAX as bin/hien-dien sets it, so that memory is the command's.
    env: { ...process.env, HIEN_DIEN_LAB_STATE: state, HIEN_DIEN_LAB_OWN: '1', MALLOC_ARENA_MAX: '2' },
  });
  if (status !== 0) throw new Error(`the lab ended with ${status}; see what it said above`);
}

function makeCrowd(name: string, count: number, options: string[]): string {
  const state = join(folder, name);
  lab(state, ['generate', String(count), ...options]);
  return state;
}

function insideLab(state: string, programs: string[][]): (Ran | null)[] {
  const plan: Plan = { output: join(state, 'ran.json'), programs };
  const file = join(state, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  lab(state, ['exec', process.execPath, join(import.meta.dirname, 'inside.ts'), file]);
  return JSON.parse(readFileSync(plan.output, 'utf8')) as (Ran | null)[];
}

function runOf<Result>(ran: Ran | null | undefined): (Omit<Ran, 'result'> & { result: Result }) | undefined {
  return ran ? { ...ran, result: ran.result as Result } : undefined;
}
