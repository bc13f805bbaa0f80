/**
 * Every scenario of the running lab, observed and judged once: what the oracles' word is held against.
 */
import { type Judgement, judge, type Observation } from '#measurement/index.ts';
import { openEngine } from '../engine.ts';
import { inParallel } from '../run.ts';
import type { LabFacts } from '../start.ts';

export interface Measured {
  scenario: LabFacts['scenarios'][number];
  observation: Observation;
  judgement: Judgement;
}

/** Waiting for silent servers dominates, so many at once. */
const width = 32;

export async function observeAll(facts: LabFacts): Promise<Measured[]> {
  await using engine = await openEngine(facts);
  return await inParallel(width, facts.scenarios, async (scenario) => {
    const observation = await engine.observe(scenario.domain);
    return { scenario, observation, judgement: judge(observation) };
  });
}
