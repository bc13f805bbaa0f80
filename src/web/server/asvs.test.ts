/**
 * docs/asvs.md says by which test each requirement is held: here it is asked whether those tests are there, and whether the
 * page has every number once.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const checkout = join(import.meta.dirname, '../../..');
const page = readFileSync(join(checkout, 'docs/asvs.md'), 'utf8');

/** Requirements of levels 1 and 2 in each chapter of version 5.0.0: 253 together. */
const perChapter = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const states = ['held', 'in part', 'not yet', 'not here', 'operator'];

const rows = page
  .split('\n')
  .map((line) => /^\| (\d+)\.(\d+)\.(\d+) \| (.*) \| (.*) \| (.*) \|$/.exec(line))
  .flatMap((match) =>
    match === null
      ? []
      : [
          {
            id: `${match[1]}.${match[2]}.${match[3]}`,
            chapter: Number(match[1]),
            state: match[5]!,
            by: match[6]!,
          },
        ],
  );

test('every requirement of levels 1 and 2 stands once, with its state and its reason', () => {
  assert.deepEqual(
    perChapter.map((_, at) => rows.filter(({ chapter }) => chapter === at + 1).length),
    perChapter,
  );
  assert.equal(new Set(rows.map(({ id }) => id)).size, 253);
  assert.deepEqual(
    rows.filter(({ state }) => !states.includes(state)),
    [],
  );
  assert.deepEqual(
    rows.filter(({ by }) => by.trim() === ''),
    [],
  );
});

test('every test the page names is in its file under that title', () => {
  const named = [...page.matchAll(/`([\w/.-]+\.test\.ts)`: “([^”]+)”/g)];
  assert.ok(named.length >= 60, `${named.length} tests are named`);
  const missing = named.flatMap(([, file = '', title = '']) => {
    const path = join(checkout, file);
    if (!existsSync(path)) return [`${file} is not there`];
    return readFileSync(path, 'utf8').includes(title) ? [] : [`${file} has no test “${title}”`];
  });
  assert.deepEqual(missing, []);
});

test('what the page says is held in each state sums up to what its head says', () => {
  for (const state of states) {
    const said = new RegExp(`\\| ${state} \\| (\\d+) \\|`).exec(page)?.[1];
    assert.equal(Number(said), rows.filter((row) => row.state === state).length, state);
  }
});
