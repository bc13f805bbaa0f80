/**
 * What one measurement came to, in the form it is stored in: a judgement worth keeping, or the reason why there is none.
 */
import { type Measured, observationSchema } from '#measurement/index.ts';
import { packObservation } from './body.ts';
import { digestOfJudgement, digestOfObservation } from './digest.ts';
import { hostGroupOf } from './host-group.ts';
import { type JudgementRow, type MailRule, reasonNotMeasured, summarise } from './summary.ts';

/** The run whose results are stored. */
export interface StoringRun {
  id: number;
  /** Kept with every new judgement: how it was come by. */
  method: string;
}

export interface MeasuredResult {
  kind: 'measured';
  domainId: number;
  measuredAt: Temporal.Instant;
  row: JudgementRow;
  digest: Buffer;
  /** null where nobody observed: invented history. */
  observation: ObservationResult | null;
}

export interface ObservationResult {
  digest: Buffer;
  schema: number;
  hostGroup: number | null;
  /** Packed only where the digest differs from what is stored. */
  body(): Buffer;
}

export interface UnmeasuredResult {
  kind: 'not-measured';
  domainId: number;
  triedAt: Temporal.Instant;
  /** A word of the engine's vocabulary, or `engine-broke`. */
  fault: string;
}

export type Result = MeasuredResult | UnmeasuredResult;

/** A name whose presence could not be told was not measured: what is known of it stays, with its age. */
export function resultOf(
  domainId: number,
  { judgement, observation }: Measured,
  mailRule?: MailRule,
): Result {
  const at = Temporal.Instant.from(judgement.observedAt);
  const fault = reasonNotMeasured(judgement);
  if (fault !== null) return { kind: 'not-measured', domainId, triedAt: at, fault };
  const row = summarise(judgement, mailRule);
  return {
    kind: 'measured',
    domainId,
    measuredAt: at,
    row,
    digest: digestOfJudgement(row),
    observation: observation
      ? {
          digest: digestOfObservation(observation),
          schema: observationSchema,
          hostGroup: hostGroupOf(observation),
          body: () => packObservation(observation),
        }
      : null,
  };
}
