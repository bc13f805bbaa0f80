/**
 * Every scenario through the real engine: the findings it lists must appear, all others must be `pass`, and whatever was seen
 * has words on the page of a name. Each verdict of each check is among them, so this is where new evidence is met first.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Engine } from '#measurement/index.ts';
import { untold } from '../../src/web/pages/presence/seen.ts';
import { measure, openEngine, readLabFacts } from '../engine.ts';
import { differences } from '../expect.ts';
import { readExpected } from '../scenarios.ts';

const facts = readLabFacts();

describe('scenarios', { concurrency: 24 }, () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine(facts);
  });
  after(() => engine[Symbol.asyncDispose]());

  for (const scenario of facts.scenarios) {
    // Servers that never answer cost the engine its time-outs; the deadline is for what hangs.
    test(`${scenario.domain}: ${scenario.about}`, { timeout: 300_000 }, async () => {
      const expected = readExpected(scenario);
      assert.ok(expected, `write expected.json with: npm run --silent lab -- expect ${scenario.id} --write`);
      const judgement = await measure(engine, scenario);
      assert.deepEqual(differences(judgement, expected), []);
      assert.deepEqual(
        untold(judgement),
        [],
        'words for it belong in src/web/messages/presence-evidence*.ts',
      );
    });
  }
});
