/**
 * Commands of the lab's own that run inside it: `list` and `expect`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, openEngine, readLabFacts } from './engine.ts';
import { differences, renderExpected, toExpected } from './expect.ts';
import { readExpected } from './scenarios.ts';

const [command = '', ...rest] = process.argv.slice(2);
const { scenarios } = readLabFacts();

if (command === 'list') list();
else await expect();

function list(): void {
  for (const { number, id, domain, witness, about } of scenarios) {
    console.log(`${String(number).padStart(4)}  ${id}  ${domain}  [${witness.join(' ')}]\n      ${about}`);
  }
}

/** Measures the named scenarios (all without a name); says how they differ, or writes what was found for review. */
async function expect(): Promise<void> {
  const write = rest.includes('--write');
  const names = rest.filter((word) => !word.startsWith('--'));
  const unknown = names.filter((name) => !scenarios.some(({ id, domain }) => id === name || domain === name));
  if (unknown.length > 0) {
    console.error(`lab: there is no scenario ${unknown.join(', ')}; see: npm run --silent lab -- list`);
    process.exitCode = 2;
    return;
  }
  const chosen = scenarios.filter(
    ({ id, domain }) => names.length === 0 || names.includes(id) || names.includes(domain),
  );
  await using engine = await openEngine(readLabFacts());
  await Promise.all(
    chosen.map(async (scenario) => {
      const judged = await measure(engine, scenario);
      const path = join(scenario.folder, 'expected.json');
      if (write) {
        writeFileSync(path, renderExpected(toExpected(judged, readExpected(scenario))));
        console.log(`${scenario.id}: written, read it before you commit it: ${path}`);
        return;
      }
      const expected = readExpected(scenario);
      const lines = expected === null ? ['has no expected.json; add --write'] : differences(judged, expected);
      if (lines.length === 0) console.log(`${scenario.id}: as expected`);
      else {
        console.log(`${scenario.id}:\n  ${lines.join('\n  ')}`);
        process.exitCode = 1;
      }
    }),
  );
}
