/**
 * `npm test`: lint, the pages built, types, unit tests, then the lab once with every test inside it, and beside it the console in
 * a browser. Ends non-zero when anything fails.
 *
 * The last lines are totals over everything in the form of Node's own summary, for people and for CI.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { checkout } from './state.ts';

interface Totals {
  tests: number;
  pass: number;
  fail: number;
  skipped: number;
}

const totals: Totals = { tests: 0, pass: 0, fail: 0, skipped: 0 };
const labTests = globSync('lab/tests/*.test.ts', { cwd: checkout }).sort();
const browserTests = globSync('lab/console/tests/*.test.ts', { cwd: checkout }).sort();
const unitTests = globSync('{src,lab,bench,bin}/**/*.test.ts', { cwd: checkout })
  .filter((file) => !labTests.includes(file) && !browserTests.includes(file))
  .sort();
const nodeTest = [process.execPath, '--test', '--test-reporter', 'spec'];
// Node leaves one core free, and of two that is half: each file waits for its database most of the time.
const together = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`;

await step('lint', ['biome', 'check', '.']);
await step('pages', ['react-router', 'build', '--logLevel', 'warn']);
await step('types of routes', ['react-router', 'typegen']);
await step('types', ['tsc', '--noEmit']);
await testStep('unit tests', [...nodeTest, together, ...unitTests]);
// One lab, whose servers they stop and start: one after another. That waits half of its time, and the console needs no lab.
const oneByOne = '--test-concurrency=1';
await Promise.all([
  testStep(
    'tests in the lab',
    [process.execPath, 'lab/main.ts', 'exec', ...nodeTest, oneByOne, ...labTests],
    {
      environment: { HIEN_DIEN_LAB_OWN: '1' }, // never a lab that was started before the last change
    },
  ),
  testStep('tests in a browser', [...nodeTest, oneByOne, ...browserTests], { shown: 'at its end' }),
]);
for (const [name, count] of Object.entries(totals)) console.log(`ℹ ${name} ${count}`);
process.exitCode = totals.fail > 0 ? 1 : 0;

/** A step that is one test of its own: it passed or it did not. */
async function step(title: string, command: string[]): Promise<void> {
  console.log(`▶ ${title}`);
  const { ok } = await runStep(command);
  totals.tests += 1;
  totals[ok ? 'pass' : 'fail'] += 1;
  console.log(`${ok ? '✔' : '✖'} ${title}\n`);
}

interface StepOptions {
  environment?: Record<string, string>;
  /** What runs beside another is shown whole at its end. */
  shown?: 'as it comes' | 'at its end';
}

async function testStep(title: string, command: string[], options: StepOptions = {}): Promise<void> {
  const { shown = 'as it comes' } = options;
  if (shown === 'as it comes') console.log(`▶ ${title}`);
  const { ok, output } = await runStep(command, options);
  if (shown === 'at its end') console.log(`▶ ${title}\n${output}`);
  const count = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  for (const name of ['tests', 'pass', 'fail', 'skipped'] as const) totals[name] += count(name);
  totals.fail += count('cancelled');
  if (ok || count('fail') + count('cancelled') > 0) return;
  // It failed without a failed test: it did not start, or there were none.
  totals.tests += 1;
  totals.fail += 1;
  console.log(`✖ ${title} did not run to the end\n`);
}

/** Output is kept for counting. */
function runStep(
  command: string[],
  { environment = {}, shown = 'as it comes' }: StepOptions = {},
): Promise<{ ok: boolean; output: string }> {
  const bin = join(checkout, 'node_modules', '.bin');
  const [file = '', ...args] = command;
  const { NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
  const child = spawn(file, args, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inherited, ...environment, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (shown === 'as it comes') process.stdout.write(text);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve({ ok: false, output });
    });
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
