/**
 * Stored observations: reading back what an earlier run kept, so that it can be judged again.
 */
import { type Observation, observationSchema } from './observation.ts';

/**
 * @param json one parsed JSON value: an Observation, or an answer line that kept its observation
 * @returns the Observation, its fields untouched
 * @throws Error saying which schema was met and which this build reads
 */
export function parseObservation(json: unknown): Observation {
  const value = isRecord(json) && isRecord(json.observation) ? json.observation : json;
  if (!isRecord(value) || typeof value.domain !== 'string' || typeof value.observedAt !== 'string') {
    throw new Error(
      'this is no stored observation: it has no "domain" and "observedAt"; keep them by --keep-observation',
    );
  }
  if (value.schema !== observationSchema) {
    throw new Error(
      `observation of ${value.domain} has schema ${String(value.schema)}, this build reads ${observationSchema}; ` +
        'use the build that wrote it, or measure again',
    );
  }
  return value as unknown as Observation;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
