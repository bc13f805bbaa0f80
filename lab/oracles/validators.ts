/**
 * Our validator beside unbound and delv over every question of every observation.
 */
import { inParallel } from '../run.ts';
import type { LabFacts } from '../start.ts';
import { askDelv } from './delv.ts';
import type { Difference, Oracle } from './differences.ts';
import type { Measured } from './kept.ts';
import { type Question, questionsOf, type Security } from './security.ts';
import { askUnbound } from './unbound.ts';

export interface Comparison {
  compared: number;
  differences: Difference[];
}

/** A server that says nothing costs unbound 20 s a question: of those that we got no answer to, so many are asked. */
const mostUnanswered = 2;

export async function compareWithUnbound(
  facts: LabFacts,
  measured: readonly Measured[],
): Promise<Comparison> {
  const parts = await inParallel(8, measured, async ({ scenario, observation }) => {
    const all = questionsOf(observation);
    const open = all.filter(({ ours }) => ours === 'unanswered').slice(mostUnanswered);
    const questions = all.filter((question) => !open.includes(question));
    const theirs = await askUnbound(facts.resolver, questions);
    // Where one server of two is dead, unbound may give up before it has learned that: it is asked once more.
    const again = questions.filter(({ ours }, at) => ours !== 'unanswered' && theirs[at] === 'unanswered');
    const second = again.length === 0 ? [] : await askUnbound(facts.resolver, again);
    for (const [at, question] of again.entries()) theirs[questions.indexOf(question)] = second[at]!;
    return compare('unbound', scenario.id, questions, theirs);
  });
  return joined(parts);
}

/** delv is a process a question, so it is asked of what differs in kind: SOA, an address, both denials. */
export async function compareWithDelv(facts: LabFacts, measured: readonly Measured[]): Promise<Comparison> {
  const parts = await inParallel(3, measured, async ({ scenario, observation }) => {
    const places = new Set(['@ SOA', '@ A', 'random A', '@ TYPE65280']);
    const questions = questionsOf(observation).filter(
      ({ place, ours }) => ours !== 'unanswered' && (places.has(place) || ours === 'bogus'),
    );
    const theirs: Security[] = [];
    for (const question of questions) theirs.push(await askDelv(facts.resolver, facts.delvAnchor, question));
    return compare('delv', scenario.id, questions, theirs);
  });
  return joined(parts);
}

function compare(
  oracle: Oracle,
  scenario: string,
  questions: readonly Question[],
  theirs: readonly Security[],
): Comparison {
  const differences = questions.flatMap(({ place, ours, cause }, at) => {
    const their = theirs[at] ?? 'unanswered';
    if (their === ours) return [];
    const said = cause === null ? ours : `${ours} ${cause}`;
    return [{ oracle, scenario, subject: place, ours: said, theirs: their }];
  });
  return { compared: questions.length, differences };
}

function joined(parts: readonly Comparison[]): Comparison {
  return {
    compared: parts.reduce((sum, { compared }) => sum + compared, 0),
    differences: parts.flatMap(({ differences }) => differences),
  };
}
