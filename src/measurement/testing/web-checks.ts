/**
 * Changes to the healthy observation that several web tests want: another certificate, other answers, other headers.
 */
import type { Check, JudgeContext, Outcome } from '../check.ts';
import type { CertificateFacts, Endpoint, HeaderList, Observation, TlsObservation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { observationOf } from './observation.ts';

/** What a check that answers in one part found. */
export function outcomeOf(check: Check, observation: Observation, context: JudgeContext = {}): Outcome {
  const outcome = check.judge(observation, context);
  if (Array.isArray(outcome)) throw new Error(`${check.id} answers in parts`);
  return outcome;
}

/** Verdict and reason as one text: `fail no-https`. */
export function said(check: Check, observation: Observation, context: JudgeContext = {}): string {
  const outcome = outcomeOf(check, observation, context);
  return 'reason' in outcome ? `${outcome.verdict} ${outcome.reason}` : outcome.verdict;
}

/** Every web address shows a leaf that differs in this, and a path that differs in that. */
export function withLeaf(
  leaf: Partial<CertificateFacts>,
  path: Partial<TlsObservation['path'] & {}> = {},
): Observation {
  const observation = observationOf();
  for (const tls of observation.web.tls) {
    Object.assign(tls.certificates[0]!, leaf);
    Object.assign(tls.path!, path);
  }
  return observation;
}

/** Endpoints that match give this fault instead of an answer; their TLS handshakes likewise. */
export function withFault(matches: (endpoint: Endpoint) => boolean, fault: MeasurementFault): Observation {
  const observation = observationOf();
  observation.web.endpoints = observation.web.endpoints.map((endpoint) => {
    const { host, scheme, address, family } = endpoint;
    return matches(endpoint) ? { host, scheme, address, family, outcome: fault, connected: false } : endpoint;
  });
  observation.web.tls = observation.web.tls.map((tls) => {
    const { host, address, port } = tls;
    const failed = observation.web.endpoints.some(
      (one) =>
        one.scheme === 'https' && one.host === host && one.address === address && one.outcome === fault,
    );
    return failed ? { host, address, port, outcome: fault, certificates: [], der: [] } : tls;
  });
  return observation;
}

/** Nothing but an empty zone: no web address anywhere. */
export function withoutWebAddress(): Observation {
  const observation = observationOf({ web: { endpoints: [], tls: [], chains: [], page: null } });
  for (const host of observation.web.hosts) {
    for (const lookup of [host.ipv4, host.ipv6]) Object.assign(lookup, { outcome: 'nodata', records: [] });
  }
  return observation;
}

/** The page answers with this header instead of the healthy one; null takes it away. */
export function withPageHeader(name: string, ...values: string[]): Observation {
  const observation = observationOf();
  const headers: HeaderList = observation.web.page!.headers.filter(([header]) => header !== name);
  observation.web.page!.headers = [...headers, ...values.map((value): [string, string] => [name, value])];
  return observation;
}
