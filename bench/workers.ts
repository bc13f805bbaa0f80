/**
 * One worker process and two over the same run: what a second one brings where the lab is not the limit, and where it is.
 *
 * Runs inside the lab with a rough crowd; the product's own command plans, starts workers and stores, in a database of its
 * own. `waiting` are names whose servers say nothing, so a worker waits and the machine is idle; `mixed` is the crowd as it
 * is, where engine, PostgreSQL and the lab's servers share the cores. Numbers of names are multiples of 400, so that the
 * batches of 200 can be shared out evenly. Prints one JSON line.
 *
 *     --names N (2000)   --waiting N (400)   --rounds N (3)
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readLabFacts } from '../lab/engine.ts';
import { measureOptions } from '../lab/usage.ts';
import { readCrowdList } from './crowd-run.ts';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '2000' },
    waiting: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
  },
});
const facts = readLabFacts();
if (facts.crowd === null)
  throw new Error('the lab serves no crowd; make one: npm run --silent lab -- generate N');
const crowd = readCrowdList(facts.crowd.list).filter(({ domain }) => domain.endsWith('.vn'));
const waits = ({ kind }: { kind: string }) => kind === 'silent' || kind === 'tarpit';
const lists = {
  waiting: crowd.filter(waits).slice(0, Number(values.waiting)),
  mixed: crowd.filter((row) => !waits(row)).slice(0, Number(values.names)),
};
const folder = mkdtempSync(join(tmpdir(), 'hien-dien-bench-workers-'));

function hienDien(data: string, ...args: string[]): string {
  return execFileSync(resolve(import.meta.dirname, '../bin/hien-dien'), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, HIEN_DIEN_DATA: data, DATABASE_URL: '' },
    timeout: 15 * 60_000,
  });
}

interface RunTimes {
  run: { startedAt: string; endedAt: string; measured: number; notMeasured: number };
}

/** Seconds from the first lease to the last batch stored. */
function runSeconds(data: string, workers: number): number {
  const means = measureOptions(facts);
  hienDien(data, 'run', 'start', '--all', '--profile', 'presence', '--workers', String(workers), ...means);
  const { run } = JSON.parse(hienDien(data, 'run', 'status', '--format', 'json')) as RunTimes;
  const [from, to] = [run.startedAt, run.endedAt].map((at) => Temporal.Instant.from(at));
  return to!.since(from!).total('seconds');
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

function compare(name: keyof typeof lists) {
  const data = join(folder, name);
  const list = join(folder, `${name}.csv`);
  writeFileSync(list, `tên miền\n${lists[name].map(({ domain }) => domain).join('\n')}\n`);
  hienDien(data, 'import', 'domains', list);
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({
    one: runSeconds(data, 1),
    two: runSeconds(data, 2),
  }));
  return {
    names: lists[name].length,
    one: median(rounds.map(({ one }) => one)),
    two: median(rounds.map(({ two }) => two)),
    ratio: median(rounds.map(({ one, two }) => one / two)),
  };
}

try {
  console.log(JSON.stringify({ waiting: compare('waiting'), mixed: compare('mixed') }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
