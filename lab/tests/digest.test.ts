/**
 * Two measurements of an unchanged name have one digest, whatever the network shuffled in between; so history grows by
 * what changes. Another name, or a changed one, has another.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { judge, type Observation } from '#measurement/index.ts';
import { digestOfJudgement, digestOfObservation, summarise } from '#observatory/index.ts';
import { openEngine, readLabFacts } from '../engine.ts';
import { measurableDomains } from '../oracles/product.ts';
import { inParallel } from '../run.ts';

const facts = readLabFacts();
/**
 * Every seventh scenario. Left out are those whose servers are silent on purpose, for they take half a minute and show
 * nothing, and those whose servers differ from each other: what they show is chance.
 */
const leftOut = /silent|udp-dropped|unresolvable|second-server|one-server|different-keys|split-keys/;
const domains = measurableDomains().filter((name, at) => at % 7 === 3 && !leftOut.test(name));

const runs: Observation[][] = [];
before(
  async () => {
    for (let run = 0; run < 2; run += 1) {
      await using engine = await openEngine(facts);
      runs.push(await inParallel(4, domains, (domain) => engine.observe(domain)));
    }
  },
  { timeout: 240_000 },
);
after(() => runs.splice(0));

const hex = (observations: readonly Observation[]) =>
  observations.map(
    (observation) => `${observation.domain} ${digestOfObservation(observation).toString('hex')}`,
  );
const judged = (observations: readonly Observation[]) =>
  observations.map(
    (observation) =>
      `${observation.domain} ${digestOfJudgement(summarise(judge(observation))).toString('hex')}`,
  );

test('an unchanged name has the same digests at both measurements', () => {
  assert.ok(domains.length >= 30, `${domains.length} names`);
  const [first, second] = runs as [Observation[], Observation[]];
  assert.deepEqual(hex(second), hex(first));
  assert.deepEqual(judged(second), judged(first));
});

test('no two names have the same digest', () => {
  const digests = runs[0]!.map((observation) => digestOfObservation(observation).toString('hex'));
  assert.equal(new Set(digests).size, digests.length);
});
