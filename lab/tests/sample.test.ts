/**
 * The sample of the product against the lab that serves it: every name is there, and shows what its story ends with.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine, judge } from '#measurement/index.ts';
import { digestOfJudgement, summarise } from '#observatory/index.ts';
import { readKinds } from '../../src/sample/kinds.ts';
import { readLabFacts } from '../engine.ts';
import { inParallel } from '../run.ts';
import { sampleNames } from '../sample/names.ts';

const facts = readLabFacts();

function servedNames(): Set<string> {
  const crowd = facts.crowd === null ? '' : readFileSync(facts.crowd.list, 'utf8');
  return new Set([
    ...facts.scenarios.map(({ domain }) => domain),
    ...crowd.split('\n').map((line) => line.split(',')[0]!),
  ]);
}

/** Somebody who generated a crowd of his own has the sample's names in it when it is large enough. */
const isServed = facts.crowd !== null && facts.crowd.names >= 360;

test('the lab serves all 412 names of the sample', (t) => {
  if (!isServed)
    return t.skip('no crowd of 360 or more is served: npm run --silent lab -- generate standing');
  const served = servedNames();
  assert.deepEqual(
    sampleNames().filter(({ domain }) => !served.has(domain)),
    [],
  );
});

test('names show to the last verdict what their stories end with', { timeout: 240_000 }, async (t) => {
  if (!isServed)
    return t.skip('no crowd of 360 or more is served: npm run --silent lab -- generate standing');
  const { kinds, kindOf } = readKinds();
  // Every tenth: of the scenarios and of the crowd, 42 names.
  const some = sampleNames().filter((_, at) => at % 10 === 0);
  await using engine = await createEngine({
    profile: 'full',
    rootHints: readFileSync(facts.rootHints, 'utf8'),
    trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
    ca: readFileSync(facts.ca, 'utf8'),
    allowNetworks: facts.allowNetworks,
  });
  const different = await inParallel(20, some, async ({ domain }) => {
    const row = summarise(judge(await engine.observe(domain)));
    const { row: expected, digest } = kinds.get(kindOf.get(domain)!)!;
    if (digestOfJudgement(row).equals(digest)) return [];
    const checks = Object.keys({ ...row.verdicts, ...expected.verdicts });
    const verdicts = checks.filter((check) => row.verdicts[check] !== expected.verdicts[check]);
    const told = verdicts.map(
      (check) => `${check}: ${row.verdicts[check]}, recorded ${expected.verdicts[check]}`,
    );
    return [`${domain} ${row.state}, recorded ${expected.state}; ${told.join('; ')}`];
  });
  assert.equal(some.length, 42);
  assert.deepEqual(different.flat(), [], 'record again: lab/sample/record-judgements.ts');
});
