/**
 * DNSKEY public keys as node:crypto KeyObjects (RFC 3110 for RSA, RFC 6605 for ECDSA, RFC 8080 for EdDSA).
 *
 * Importing costs 0.07 ms (measured), about half a P-256 verification, and providers sign thousands of zones with one
 * key: so the objects are remembered by content.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { createLruMap, type LruMap } from '../../lru-map.ts';
import { type SignatureAlgorithm, signatureAlgorithm } from './algorithms.ts';
import type { DnskeyData } from './rdata.ts';

/** `false` stands for key material that cannot be read. */
export type KeyCache = LruMap<string, KeyObject | false>;

export function createKeyCache(capacity = 4096): KeyCache {
  return createLruMap(capacity);
}

/** @returns null when the algorithm is not supported or the key material is no key of that algorithm */
export function importKey(key: DnskeyData, cache: KeyCache): KeyObject | null {
  const algorithm = signatureAlgorithm(key.algorithm);
  if (!algorithm) return null;
  const id = `${key.algorithm}:${Buffer.from(key.publicKey).toString('latin1')}`;
  let object = cache.get(id);
  if (object === undefined) {
    object = createKey(algorithm, key.publicKey) ?? false;
    cache.set(id, object);
  }
  return object || null;
}

function createKey(algorithm: SignatureAlgorithm, bytes: Uint8Array): KeyObject | null {
  const jwk = algorithm.kind === 'rsa' ? rsaJwk(bytes) : curveJwk(algorithm, bytes);
  if (!jwk) return null;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null; // a point that is not on the curve, a modulus that OpenSSL refuses: the remote's fault
  }
}

function curveJwk(algorithm: SignatureAlgorithm, bytes: Uint8Array): { [key: string]: string } | null {
  if (bytes.length !== algorithm.keyBytes) return null;
  const crv = algorithm.curve!;
  if (algorithm.kind === 'eddsa') return { kty: 'OKP', crv, x: base64url(bytes) };
  const half = bytes.length / 2;
  return { kty: 'EC', crv, x: base64url(bytes.subarray(0, half)), y: base64url(bytes.subarray(half)) };
}

function rsaJwk(bytes: Uint8Array): { [key: string]: string } | null {
  const parts = rsaParts(bytes);
  // RFC 3110 §2 and RFC 5702 §2 stop at 4096 bits; a longer modulus only buys the attacker our time.
  if (!parts || parts.modulus.length > 512) return null;
  return { kty: 'RSA', e: base64url(parts.exponent), n: base64url(parts.modulus) };
}

function rsaParts(bytes: Uint8Array): { exponent: Uint8Array; modulus: Uint8Array } | null {
  if (bytes.length < 3) return null;
  // RFC 3110 §2: one length octet, or zero and two of them.
  const long = bytes[0] === 0;
  const exponentLength = long ? (bytes[1]! << 8) | bytes[2]! : bytes[0]!;
  const start = long ? 3 : 1;
  const exponent = bytes.subarray(start, start + exponentLength);
  const modulus = stripZeros(bytes.subarray(start + exponentLength));
  return exponentLength === 0 || exponent.length < exponentLength || modulus.length === 0
    ? null
    : { exponent, modulus };
}

/**
 * Length of an RSA modulus in bits, leading zero bits not counted.
 *
 * @returns null when the key is no RSA key (algorithms 1, 5, 7, 8, 10) or cannot be read
 */
export function rsaKeyBits(key: { algorithm: number; publicKey: Uint8Array }): number | null {
  if (![1, 5, 7, 8, 10].includes(key.algorithm)) return null;
  const modulus = rsaParts(key.publicKey)?.modulus;
  return modulus ? modulus.length * 8 - (Math.clz32(modulus[0]!) - 24) : null;
}

function stripZeros(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start++;
  return bytes.subarray(start);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}
