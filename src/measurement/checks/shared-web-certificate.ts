/**
 * What is wrong with the certificate of one address, in three parts that never overlap: the path (T9), the name (T10),
 * the dates (T11). W6 rolls the three up.
 */
import type { JsonValue } from '../check.ts';
import type { CertificateFacts, Endpoint, Observation, TlsObservation } from '../observation.ts';
import { matchesHost } from '../tls/name.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { type Gate, isDefinite, mainFault, notApplicable, notMeasured, websiteGate } from './shared-web.ts';

export const dayMs = 86_400_000;
/** T11 warns below this, unless a third of the lifetime is left. */
export const shortDays = 14;

export type ChainProblem = NonNullable<NonNullable<TlsObservation['path']>['problem']>;
export type DateProblem =
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'intermediate-expired'
  | 'expires-soon';

/** Why no path to a trust anchor was found, whatever the dates; null when one was. */
export function chainProblem(tls: TlsObservation): ChainProblem | null {
  if (!tls.path || tls.path.trusted) return null;
  return tls.path.problem ?? 'unknown-issuer';
}

export function nameProblem(tls: TlsObservation): 'no-san' | 'name-mismatch' | null {
  const san = tls.certificates[0]?.san ?? [];
  if (san.length === 0) return 'no-san';
  return matchesHost(san, tls.host) ? null : 'name-mismatch';
}

/**
 * The worst thing about the dates of the certificates that matter: the leaf, and the issuers sent between it and the
 * anchor. What is sent beyond the anchor (an old cross-signed root) may be as expired as it likes.
 *
 * @param at the instant to judge at, milliseconds
 */
export function dateProblem(
  tls: TlsObservation,
  at: number,
): { problem: DateProblem; certificate: CertificateFacts } | null {
  const [leaf, ...issuers] = usedCertificates(tls);
  if (!leaf) return null;
  if (Date.parse(leaf.notAfter) < at) return { problem: 'certificate-expired', certificate: leaf };
  if (Date.parse(leaf.notBefore) > at) return { problem: 'certificate-not-yet-valid', certificate: leaf };
  for (const issuer of issuers) {
    if (Date.parse(issuer.notAfter) < at) return { problem: 'intermediate-expired', certificate: issuer };
  }
  const soon = [leaf, ...issuers].find((certificate) => endsSoon(certificate, at));
  return soon ? { problem: 'expires-soon', certificate: soon } : null;
}

function endsSoon({ notBefore, notAfter }: CertificateFacts, at: number): boolean {
  const left = Date.parse(notAfter) - at;
  const lifetime = Date.parse(notAfter) - Date.parse(notBefore);
  return left < shortDays * dayMs && left < lifetime / 3;
}

function usedCertificates({ certificates, path }: TlsObservation): CertificateFacts[] {
  const used: CertificateFacts[] = [];
  for (let next = certificates[0]; next && !used.includes(next); ) {
    used.push(next);
    const { issuer, selfIssued } = next;
    const anchored = path?.anchor && (issuer === path.anchor || issuer.endsWith(`CN=${path.anchor}`));
    next = selfIssued || anchored ? undefined : certificates.find(({ subject }) => subject === issuer);
  }
  return used;
}

/** The handshakes of the web addresses that showed a certificate, or why there is none to judge. */
export function shownCertificates(observation: Observation): { shown: TlsObservation[] } | { ended: Gate } {
  const ended = websiteGate(observation);
  if (ended) return { ended };
  const web = observation.web.tls.filter(({ port }) => port === 443);
  const handshakes = web.filter(({ outcome }) => outcome === 'handshake');
  const shown = handshakes.filter(({ certificates }) => certificates.length > 0);
  if (shown.length > 0) return { shown };
  if (handshakes.length > 0) return { ended: notApplicable('no-certificate') };
  const faults: MeasurementFault[] = [
    ...web.flatMap(({ outcome }) => (outcome === 'handshake' ? [] : [outcome])),
    ...observation.web.endpoints.flatMap(({ scheme, outcome }) =>
      scheme === 'https' && outcome !== 'response' ? [outcome] : [],
    ),
  ];
  const spoke = faults.find((fault) => isDefinite(fault) && !portClosed(fault));
  if (spoke) return { ended: notMeasured(spoke) };
  // The website answers on port 80 (websiteGate), so silence on 443 is the remote's: it has no HTTPS.
  if (faults.some(portClosed)) return { ended: notApplicable('no-https') };
  return { ended: faults.length > 0 ? notMeasured(mainFault(faults)) : notApplicable('no-https') };
}

/** Faults that mean, at an address that answers on port 80, that nothing speaks TLS on port 443. */
export function portClosed(fault: MeasurementFault): boolean {
  return fault === 'refused' || fault === 'timeout' || fault === 'unreachable' || fault === 'no-tls';
}

/** Whether what this endpoint said came over a connection that a browser would have accepted. */
export function isTrusted(observation: Observation, { host, address }: Endpoint): boolean {
  const tls = observation.web.tls.find((one) => one.host === host && one.address === address);
  if (tls?.outcome !== 'handshake' || tls.certificates.length === 0) return false;
  const dates = dateProblem(tls, Date.parse(observation.observedAt));
  return (
    chainProblem(tls) === null && nameProblem(tls) === null && (!dates || dates.problem === 'expires-soon')
  );
}

/** `cafe.vn (198.18.0.1)`. */
export function tlsPlace({ host, address }: TlsObservation): string {
  return `${host} (${address})`;
}

export function certificateLine(certificate: CertificateFacts): { [key: string]: JsonValue } {
  const { subject, issuer, notBefore, notAfter } = certificate;
  return { subject: subject.slice(0, 120), issuer: issuer.slice(0, 120), notBefore, notAfter };
}
