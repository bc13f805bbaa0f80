/**
 * The product's engine pointed at the lab: what tests and `lab expect` measure scenarios with.
 */
import { readFileSync } from 'node:fs';
import { createEngine, type Engine, type Judgement, judge } from '#measurement/index.ts';
import type { LabFacts } from './start.ts';

/** Facts of the lab this process runs in; throws when it runs in none. */
export function readLabFacts(): LabFacts {
  const path = process.env.HIEN_DIEN_LAB;
  if (path === undefined)
    throw new Error('HIEN_DIEN_LAB is not set: run this inside the lab (npm run --silent lab -- exec …)');
  return JSON.parse(readFileSync(path, 'utf8')) as LabFacts;
}

export function openEngine(facts: LabFacts): Promise<Engine> {
  return createEngine({
    profile: 'full',
    rootHints: readFileSync(facts.rootHints, 'utf8'),
    trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
    ca: readFileSync(facts.ca, 'utf8'),
    allowNetworks: facts.allowNetworks,
  });
}

/** @param scenario its domain is measured; its context, where it has one, is what the registry would say */
export async function measure(
  engine: Engine,
  { domain, context }: Pick<LabFacts['scenarios'][number], 'domain' | 'context'>,
): Promise<Judgement> {
  return judge(await engine.observe(domain), context === undefined ? {} : { context });
}
