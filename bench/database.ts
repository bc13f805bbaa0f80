/**
 * `npm run bench:database [-- --quick]`: imports, history, cells and workers on this machine, written to
 * bench/results-database.md.
 *
 * Four programs one after another, each in a process of its own: import.ts beside COPY, observatory.ts over a year,
 * cells.ts at ten million judgements, workers.ts in the lab with a rough crowd. Nothing here fails for being slow. About an
 * hour; --quick some minutes.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { type DatabaseFigures, renderDatabaseResults } from './database-results.ts';

const quick = process.argv.includes('--quick');
const checkout = resolve(import.meta.dirname, '..');
const folder = join(tmpdir(), `hien-dien-bench-${userInfo().uid}`);
mkdirSync(folder, { recursive: true, mode: 0o700 });
const sizes = quick
  ? {
      import: ['--rows', '50000', '--sheet-rows', '10000'],
      observatory: ['--names', '5000', '--weeks', '8'],
      cells: ['--names', '10000', '--judgements', '200000', '--subjects', '50000'],
      crowd: '4000',
      workers: ['--names', '400', '--waiting', '40', '--rounds', '1'],
    }
  : { import: [], observatory: [], cells: [], crowd: '28000', workers: [] };

const figures: DatabaseFigures = {
  quick,
  startedAt: Temporal.Now.instant().toString(),
  machine: `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores · Linux ${release()} · Node ${process.version}`,
  loads: {},
};
for (const part of ['observatory', 'import', 'cells'] as const) {
  figures[part] = run(part, [join(import.meta.dirname, `${part}.ts`), ...sizes[part]]) as never;
  write();
}
const state = join(folder, 'workers');
mkdirSync(state, { recursive: true, mode: 0o700 });
if (lab('crowd', ['generate', sizes.crowd, '--rough']) !== null) {
  figures.workers = lab('workers', [
    'exec',
    process.execPath,
    join(import.meta.dirname, 'workers.ts'),
    ...sizes.workers,
  ]) as never;
}
write();

function lab(part: string, args: string[]): unknown {
  return run(part, [join(checkout, 'lab/main.ts'), ...args], {
    HIEN_DIEN_LAB_STATE: state,
    HIEN_DIEN_LAB_OWN: '1',
  });
}

/** What the program printed last as JSON; null when it failed, which is told and does not end the others. */
function run(part: string, args: string[], environment: Record<string, string> = {}): unknown {
  console.error(`bench: ${part}`);
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, MALLOC_ARENA_MAX: '2', ...environment },
    maxBuffer: 1 << 26,
  });
  figures.loads[part] = loadavg()[0]!;
  if (status !== 0) {
    console.error(`bench: ${part} ended with ${status}`);
    return null;
  }
  const text = stdout.trim();
  return text === '' ? {} : (JSON.parse(text.slice(text.indexOf('{'))) as unknown);
}

function write(): void {
  writeFileSync(join(folder, 'database.json'), JSON.stringify(figures));
  writeFileSync(join(import.meta.dirname, 'results-database.md'), renderDatabaseResults(figures));
}
