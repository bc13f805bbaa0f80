/**
 * Every verdict that a check can give has a scenario in which it gives it.
 *
 * Reads the expectations, not the measurements: lab/tests/scenarios.test.ts proves that they are what is measured.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checks, contentFlags, contentStates } from '#measurement/index.ts';
import type { Expected } from './expect.ts';

const expectations = globSync('scenarios/*/expected.json', { cwd: import.meta.dirname }).map(
  (file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Expected,
);

/** Ids that are listed under a verdict anywhere; a label is `T11:reason` or `V1/phone:reason`. */
function idsUnder(expected: Expected, verdict: string): Set<string> {
  const labels = expected.findings[verdict as keyof Expected['findings']] ?? [];
  return new Set(labels.map((label) => label.split(/[/:]/, 1)[0] ?? ''));
}

function isWitnessed(id: string, verdict: string): boolean {
  if (verdict !== 'pass') return expectations.some((expected) => idsUnder(expected, verdict).has(id));
  return expectations.some((expected) =>
    Object.keys(expected.findings).every((other) => !idsUnder(expected, other).has(id)),
  );
}

for (const check of checks) {
  test(`${check.id} ${check.slug} has a witness for each of its verdicts`, () => {
    assert.deepEqual(
      check.verdicts.filter((verdict) => !isWitnessed(check.id, verdict)),
      [],
    );
  });
}

test('every content state has a scenario', () => {
  const seen = new Set(expectations.map(({ state }) => state));
  assert.deepEqual(
    contentStates.filter((state) => !seen.has(state)),
    [],
  );
});

test('every flag has a scenario', () => {
  const seen = new Set(expectations.flatMap(({ flags }) => flags));
  assert.deepEqual(
    contentFlags.filter((flag) => !seen.has(flag)),
    [],
  );
});
