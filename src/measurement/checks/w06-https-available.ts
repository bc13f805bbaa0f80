/**
 * W6: a visitor who types https:// gets in without a warning. The roll-up of T9, T10 and T11 that names the cause; it
 * has no points of its own, for those three have them.
 *
 * Every address of apex and www counts: a visitor does not choose which one the browser takes.
 */
import { defineCheck } from '../check.ts';
import type { Endpoint, Observation, TlsObservation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { isDefinite, mainFault, notMeasured, websiteGate } from './shared-web.ts';
import {
  certificateLine,
  chainProblem,
  dateProblem,
  nameProblem,
  portClosed,
} from './shared-web-certificate.ts';
import { httpsAdvice } from './w06-https-available.advice.ts';

type CertificateCause =
  | 'self-signed'
  | 'missing-intermediate'
  | 'untrusted-chain'
  | 'name-mismatch'
  | 'certificate-expired'
  | 'certificate-not-yet-valid';

/** What one address of one host does on port 443. */
type State =
  | { state: 'good'; place: string }
  | { state: 'bad'; place: string; cause: CertificateCause; also: string[]; tls: TlsObservation }
  | { state: 'closed' | 'broken' | 'unknown'; place: string; fault: MeasurementFault };

export const httpsAvailable = defineCheck({
  id: 'W6',
  slug: 'https-available',
  title: { vi: 'Vào được bằng HTTPS', en: 'HTTPS works' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: httpsAdvice,
  judge(observation) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    const states = observation.web.endpoints
      .filter(({ scheme }) => scheme === 'https')
      .map((endpoint) => stateOf(observation, endpoint));
    const bad = states.filter((state) => state.state === 'bad');
    const good = states.filter((state) => state.state === 'good');
    const missing = states.flatMap((state) =>
      state.state === 'broken' || state.state === 'closed' ? [state] : [],
    );
    const places = missing.slice(0, 8).map(({ place, fault }) => `${place}: ${fault}`);
    const worst = bad.sort((left, right) => gravity.indexOf(left.cause) - gravity.indexOf(right.cause))[0];
    if (worst) {
      return {
        verdict: 'fail',
        reason: worst.cause,
        evidence: {
          places: bad.slice(0, 8).map(({ place, cause }) => `${place}: ${cause}`),
          also: worst.also,
          certificate: worst.tls.certificates[0] ? certificateLine(worst.tls.certificates[0]) : null,
          names: worst.tls.certificates[0]?.san.slice(0, 6) ?? [],
        },
      };
    }
    if (good.length > 0) {
      if (missing.length > 0)
        return { verdict: 'warn', reason: 'partly-https', evidence: { missing: places } };
      return answersOverHttps(observation, good);
    }
    if (missing.some(({ state }) => state === 'broken')) {
      return { verdict: 'fail', reason: 'tls-fails', evidence: { places } };
    }
    if (missing.length > 0) return { verdict: 'fail', reason: 'no-https', evidence: { places } };
    const unknown = states.flatMap((state) => ('fault' in state ? [state.fault] : []));
    if (unknown.length > 0) return notMeasured(mainFault(unknown));
    return { verdict: 'fail', reason: 'no-https', evidence: { places: [] } };
  },
});

/** A good certificate in front of a server that says nothing is not HTTPS yet, and not a certificate's fault. */
function answersOverHttps(observation: Observation, good: State[]) {
  const secure = observation.web.endpoints.filter(({ scheme }) => scheme === 'https');
  if (secure.some(({ outcome }) => outcome === 'response')) {
    return { verdict: 'pass', evidence: { places: good.slice(0, 8).map(({ place }) => place) } } as const;
  }
  return notMeasured(mainFault(secure.flatMap(({ outcome }) => (outcome === 'response' ? [] : [outcome]))));
}

function stateOf(observation: Observation, endpoint: Endpoint): State {
  const { host, address } = endpoint;
  const place = `${host} (${address})`;
  const tls = observation.web.tls.find(
    (one) => one.host === host && one.address === address && one.port === 443,
  );
  if (tls?.outcome === 'handshake') return certificateState(tls, place, Date.parse(observation.observedAt));
  const fault = tls?.outcome ?? endpoint.outcome;
  // HTTP came over TLS, the second connection failed: nothing is known of the certificate.
  if (endpoint.outcome === 'response' || fault === 'response') {
    return { state: 'unknown', place, fault: fault === 'response' ? 'interrupted' : fault };
  }
  if (!isDefinite(fault) && !portClosed(fault)) return { state: 'unknown', place, fault };
  if (isDefinite(fault) && !portClosed(fault)) return { state: 'broken', place, fault };
  // An address that is silent on port 80 as well is dead, which W2 and W4 say; it does not lack HTTPS.
  const plain = observation.web.endpoints.find(
    (one) => one.scheme === 'http' && one.host === host && one.address === address,
  );
  const dead = fault !== 'no-tls' && plain !== undefined && plain.outcome !== 'response' && !plain.connected;
  return { state: dead ? 'unknown' : 'closed', place, fault };
}

function certificateState(tls: TlsObservation, place: string, at: number): State {
  if (tls.certificates.length === 0) return { state: 'broken', place, fault: 'tls-protocol' };
  const causes: CertificateCause[] = [];
  const chain = chainProblem(tls);
  if (chain)
    causes.push(chain === 'self-signed' || chain === 'missing-intermediate' ? chain : 'untrusted-chain');
  if (nameProblem(tls)) causes.push('name-mismatch');
  const dates = dateProblem(tls, at)?.problem;
  if (dates === 'certificate-expired' || dates === 'intermediate-expired') causes.push('certificate-expired');
  if (dates === 'certificate-not-yet-valid') causes.push('certificate-not-yet-valid');
  const [cause, ...also] = causes;
  return cause ? { state: 'bad', place, cause, also, tls } : { state: 'good', place };
}

/** Which cause is named when addresses differ: who issued it, for whom, for when. */
const gravity: CertificateCause[] = [
  'self-signed',
  'untrusted-chain',
  'missing-intermediate',
  'name-mismatch',
  'certificate-expired',
  'certificate-not-yet-valid',
];
