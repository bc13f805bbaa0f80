/**
 * `npm run proof`: the long form of the tests. All oracles over everything, rejudging, hostile servers, then fuzzing and the
 * scan of a crowd of 20,000 names (or as many as the argument says), in a lab of its own.
 *
 * It prints figures, which are committed with the work they prove, and ends non-zero when anything is not explained.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './state.ts';

const names = process.argv[2] ?? '20000';
const state = mkdtempSync(join(tmpdir(), 'hien-dien-proof-'));
const tests = ['oracles', 'rejudge', 'faults', 'command'].map((name) => `lab/tests/${name}.test.ts`);
// One after another, because what is waited for in one would be measured as slowness in the next.
const testing = [process.execPath, '--test', '--test-concurrency=1', '--test-reporter=spec', ...tests];

try {
  await lab(['generate', '0']);
  const tested = await lab(['exec', ...testing]);
  await lab(['generate', names]);
  const scanned = await lab(['exec', process.execPath, 'lab/oracles/proof-inside.ts']);
  process.exitCode = tested + scanned > 0 ? 1 : 0;
} finally {
  rmSync(state, { recursive: true, force: true });
}

/** @returns the exit code of the command inside a lab that is started for it */
function lab(args: readonly string[]): Promise<number> {
  console.log(`▶ lab ${args.join(' ')}`);
  const { NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
  const child = spawn(process.execPath, ['lab/main.ts', ...args], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...inherited, HIEN_DIEN_LAB_OWN: '1', HIEN_DIEN_LAB_STATE: state, HIEN_DIEN_PROOF: '1' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
