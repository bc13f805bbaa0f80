/**
 * Digests: whether what is seen today differs from what was seen last time, told without reading last time's body.
 *
 * A digest is SHA-256 over the stable part, cut to 16 bytes: of a judgement everything that its row holds, of an
 * observation what stable-part.ts keeps of it. Both carry the number of their own rules, so that a change of the rules
 * makes every digest differ once and never makes two different things alike.
 */
import { createHash } from 'node:crypto';
import type { Observation } from '#measurement/index.ts';
import { stablePart } from './stable-part.ts';
import type { JudgementRow } from './summary.ts';

/** Grows when stable-part.ts keeps other things, or in another form. */
const observationRules = 1;
const judgementRules = 1;

/** 16 bytes. Two judgements under one norm are alike when everything that is kept of them is. */
export function digestOfJudgement(row: JudgementRow): Buffer {
  const verdicts = Object.entries(row.verdicts).sort(([a], [b]) => (a < b ? -1 : 1));
  const scores = Object.entries(row.scores).sort(([a], [b]) => (a < b ? -1 : 1));
  const { norm, state, presence, trusted, grade, score, mail } = row;
  const flags = [...row.flags].sort();
  return digest([
    judgementRules,
    norm,
    state,
    presence,
    trusted,
    grade,
    score,
    mail,
    flags,
    scores,
    verdicts,
  ]);
}

/** 16 bytes. Times, measured durations, random labels and the like do not enter. */
export function digestOfObservation(observation: Observation): Buffer {
  return digest([observationRules, stablePart(observation)]);
}

/** The value is built in one fixed order, so its JSON is canonical as it is. */
function digest(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest().subarray(0, 16);
}
