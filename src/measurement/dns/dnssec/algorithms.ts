/**
 * What this validator can compute, by the numbers of IANA's "DNS Security Algorithm Numbers" and "Digest Algorithms".
 *
 * Algorithms 5 and 7 (RSA/SHA-1) are left out on purpose: RFC 9905 forbids validators to rely on SHA-1 signatures, so
 * a zone that has nothing else is insecure. 3, 6 (DSA) and 12 (GOST) have no support in Node's OpenSSL.
 */
import { getHashes } from 'node:crypto';

export type SignatureKind = 'rsa' | 'ecdsa' | 'eddsa';

export interface SignatureAlgorithm {
  number: number;
  mnemonic: string;
  kind: SignatureKind;
  /** Name for node:crypto; null for EdDSA, which hashes by itself. */
  hash: string | null;
  /** JWK curve name, for kinds other than RSA. */
  curve?: string;
  /** Octets of the public key and of the signature (RFC 6605, RFC 8080); absent for RSA. */
  keyBytes?: number;
  signatureBytes?: number;
}

const supported: readonly SignatureAlgorithm[] = [
  { number: 8, mnemonic: 'RSASHA256', kind: 'rsa', hash: 'sha256' },
  { number: 10, mnemonic: 'RSASHA512', kind: 'rsa', hash: 'sha512' },
  {
    number: 13,
    mnemonic: 'ECDSAP256SHA256',
    kind: 'ecdsa',
    hash: 'sha256',
    curve: 'P-256',
    keyBytes: 64,
    signatureBytes: 64,
  },
  {
    number: 14,
    mnemonic: 'ECDSAP384SHA384',
    kind: 'ecdsa',
    hash: 'sha384',
    curve: 'P-384',
    keyBytes: 96,
    signatureBytes: 96,
  },
  {
    number: 15,
    mnemonic: 'ED25519',
    kind: 'eddsa',
    hash: null,
    curve: 'Ed25519',
    keyBytes: 32,
    signatureBytes: 64,
  },
  {
    number: 16,
    mnemonic: 'ED448',
    kind: 'eddsa',
    hash: null,
    curve: 'Ed448',
    keyBytes: 57,
    signatureBytes: 114,
  },
];

const algorithmOf = new Map(supported.map((algorithm) => [algorithm.number, algorithm]));

/** @returns undefined when signatures of this algorithm cannot be checked here */
export function signatureAlgorithm(number: number): SignatureAlgorithm | undefined {
  return algorithmOf.get(number);
}

const hashOfDigest = new Map([
  [1, 'sha1'], // still followed where it is the only one; the check S3 blames it
  [2, 'sha256'], // RFC 4509
  [4, 'sha384'], // RFC 6605
  // 5 (GOST R 34.11-2012, RFC 9558) is in no OpenSSL without an engine.
  [6, 'sm3'], // RFC 9563; only where OpenSSL was built with it, as Node's own is
]);
const hashes = new Set(getHashes());

/** @returns name for node:crypto, undefined when a DS of this digest type cannot be checked here */
export function digestHash(digestType: number): string | undefined {
  const hash = hashOfDigest.get(digestType);
  return hash !== undefined && hashes.has(hash) ? hash : undefined;
}
