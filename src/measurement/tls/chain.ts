/**
 * Path building: do the certificates that a server sent lead to a trust anchor, whatever their dates? Pure.
 *
 * Dates are T11's question and names T10's; here it is signatures, issuer names and who may issue (RFC 5280 §6, without
 * policies and name constraints, which no public path fails without failing in every browser). Nothing is fetched: an
 * issuer that was not sent is missing, even where its address stands in the certificate, for not every client fetches it.
 */
import { hash, type X509Certificate } from 'node:crypto';
import type { CertificateFacts, TlsObservation } from '../observation.ts';
import { certificateFacts, oneLine, parseCertificate } from './certificate.ts';

type Path = NonNullable<TlsObservation['path']>;
type PathProblem = NonNullable<Path['problem']>;

/** Trust anchors by subject, and what of earlier chains was worked out already; bounded, it only saves time. */
export interface TrustStore {
  readonly anchors: ReadonlyMap<string, readonly X509Certificate[]>;
  readonly signatures: Map<string, boolean>;
  readonly certificates: Map<string, ReadCertificate>;
}

interface ReadCertificate {
  x509: X509Certificate;
  facts: CertificateFacts;
}

/** Signatures checked and certificates passed for one chain, at most: ten that share name and key make 10! paths. */
const signatureBudget = 32;
const stepBudget = 64;
/** Intermediates are shared by thousands of names; a country's web has some hundreds of them. */
const remembered = 2_000;

/**
 * Reads the anchors once (0.07 ms each).
 *
 * @param anchors PEM or DER of trusted roots, e.g. `rootCertificates` of node:tls, which are Mozilla's
 * @throws Error when one is no certificate, naming its place
 */
export function createTrustStore(anchors: readonly (string | Uint8Array)[]): TrustStore {
  const bySubject = new Map<string, X509Certificate[]>();
  anchors.forEach((anchor, index) => {
    const certificate = parseCertificate(typeof anchor === 'string' ? Buffer.from(anchor) : anchor);
    if (!certificate) throw new Error(`trust anchor ${index + 1} of ${anchors.length} is no certificate`);
    const same = bySubject.get(certificate.subject) ?? [];
    bySubject.set(certificate.subject, [...same, certificate]);
  });
  return { anchors: bySubject, signatures: new Map(), certificates: new Map() };
}

/** The certificates of a PEM file, other text between them left out; for `--ca FILE`. */
export function splitPem(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

/**
 * Facts and path of a chain as sent, leaf first.
 *
 * - `self-signed`: the leaf signed itself and is no anchor
 * - `unknown-issuer`: the path ends at an authority (sent) that no anchor vouches for
 * - `missing-intermediate`: the leaf's issuer was neither sent nor is it an anchor
 * - `bad-signature`, `not-a-ca`: an issuer of that name was there, but its key did not sign, or it must not issue
 * - `unreadable`: a certificate on the way cannot be read
 */
export function readChain(
  ders: readonly Uint8Array[],
  store: TrustStore,
): { certificates: CertificateFacts[]; path: Path } {
  const read = ders.map((der, index) => readCertificate(der, store, index > 0));
  const readable = read.filter((certificate) => certificate !== null);
  return { certificates: readable.map(({ facts }) => facts), path: buildPath(read, store) };
}

interface Search {
  sent: { x509: X509Certificate; index: number }[];
  store: TrustStore;
  signaturesLeft: number;
  stepsLeft: number;
  /** The problem nearest to success so far, and how far from the leaf it was met. */
  problem: PathProblem;
  depth: number;
}

function buildPath(read: readonly (ReadCertificate | null)[], store: TrustStore): Path {
  const [leaf] = read;
  if (!leaf) return { trusted: false, problem: 'unreadable', outOfOrder: false };
  const sent = read.flatMap((certificate, index) => (certificate ? [{ x509: certificate.x509, index }] : []));
  const search: Search = {
    sent,
    store,
    signaturesLeft: signatureBudget,
    stepsLeft: stepBudget,
    problem: 'unknown-issuer',
    depth: -1,
  };
  const found = climb(leaf.x509, [0], search);
  if (found) return { trusted: true, outOfOrder: isOutOfOrder(found.used, read), anchor: found.anchor };
  const unreadable = read.includes(null) && search.problem === 'missing-intermediate';
  return { trusted: false, problem: unreadable ? 'unreadable' : search.problem, outOfOrder: false };
}

/** Depth first: anchors before what was sent, so that the shortest path wins. */
function climb(
  certificate: X509Certificate,
  used: readonly number[],
  search: Search,
): { used: readonly number[]; anchor: string } | null {
  if (search.stepsLeft === 0) return null;
  search.stepsLeft -= 1;
  const { anchors } = search.store;
  const itself = anchors.get(certificate.subject)?.find((anchor) => anchor.raw.equals(certificate.raw));
  if (itself) return { used, anchor: oneLine(itself.subject) };
  const named: PathProblem[] = [];
  for (const anchor of anchors.get(certificate.issuer) ?? []) {
    if (isSignedBy(certificate, anchor, search)) return { used, anchor: oneLine(anchor.subject) };
    named.push('bad-signature');
  }
  const selfIssued = certificate.subject === certificate.issuer;
  for (const { x509: issuer, index } of search.sent) {
    if (used.includes(index) || issuer.subject !== certificate.issuer) continue;
    if (issuer.raw.equals(certificate.raw)) continue; // sent twice
    if (!issuer.ca) named.push('not-a-ca');
    else if (!isSignedBy(certificate, issuer, search)) named.push('bad-signature');
    else {
      const found = climb(issuer, [...used, index], search);
      if (found) return found;
      named.push('unknown-issuer');
    }
  }
  note(search, used.length, named[0] ?? endProblem(certificate, selfIssued, used.length === 1));
  return null;
}

/** The path ends here: nobody of the issuer's name is at hand. */
function endProblem(certificate: X509Certificate, selfIssued: boolean, isLeaf: boolean): PathProblem {
  if (selfIssued && isLeaf) return 'self-signed';
  // Roots need not be sent, so behind an authority only an unknown root is missing; authorities that the public
  // trusts never issue a leaf from the root itself, so behind a leaf it is an intermediate.
  return certificate.ca || selfIssued ? 'unknown-issuer' : 'missing-intermediate';
}

function note(search: Search, depth: number, problem: PathProblem): void {
  if (depth <= search.depth) return;
  search.depth = depth;
  search.problem = problem;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate, search: Search): boolean {
  const { signatures } = search.store;
  const pair = `${certificate.fingerprint256} ${issuer.fingerprint256}`;
  const known = signatures.get(pair);
  if (known !== undefined) return known;
  if (search.signaturesLeft === 0) return false;
  search.signaturesLeft -= 1;
  const signed = verifies(certificate, issuer);
  if (certificate.ca) rememberIn(signatures, pair, signed); // a leaf is met once or twice, an intermediate for ever
  return signed;
}

function verifies(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false; // a signature algorithm that this OpenSSL has not, or a key of another kind
  }
}

/** Each certificate must certify the one before it (RFC 5246 §7.4.2); another edition of an issuer may lie between. */
function isOutOfOrder(used: readonly number[], read: readonly (ReadCertificate | null)[]): boolean {
  return used.some((index, step) => {
    if (step === 0) return false;
    const previous = used[step - 1] ?? 0;
    if (index < previous) return true;
    const between = read.slice(previous + 1, index);
    return between.some((other) => other?.x509.subject !== read[index]?.x509.subject);
  });
}

function readCertificate(der: Uint8Array, store: TrustStore, shared: boolean): ReadCertificate | null {
  const key = shared ? hash('sha256', der) : '';
  const known = shared ? store.certificates.get(key) : undefined;
  if (known) return known;
  const x509 = parseCertificate(der);
  if (!x509) return null;
  const read = { x509, facts: certificateFacts(x509) };
  if (shared) rememberIn(store.certificates, key, read);
  return read;
}

function rememberIn<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= remembered) map.clear();
  map.set(key, value);
}
