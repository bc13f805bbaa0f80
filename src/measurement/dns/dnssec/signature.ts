/**
 * One RRset, its RRSIGs and the keys of its zone: does any signature hold? (RFC 4035 §5.3, RFC 4034 §3.1.8 and §6)
 *
 * Pure: the moment is a parameter. The number of key and signature pairs that are tried is bounded, since a hostile
 * zone can publish many keys of one tag and many signatures (KeyTrap, CVE-2023-50387).
 */
import { hash, verify } from 'node:crypto';
import { createLruMap, type LruMap } from '../../lru-map.ts';
import type { ResourceRecord } from '../message.ts';
import { ancestorWith, countLabels, wireName } from '../names.ts';
import { rrType, typeName } from '../record-types.ts';
import { signatureAlgorithm } from './algorithms.ts';
import { createKeyCache, importKey, type KeyCache } from './keys.ts';
import { type DnskeyData, isZoneKey, type RrsigData, readRrsig } from './rdata.ts';
import type { DnssecCause, DnssecFailure } from './reasons.ts';

/** What a validator remembers between RRsets. Verdicts of the cryptography only, dates are judged each time. */
export interface SignatureCaches {
  keys: KeyCache;
  verified: LruMap<string, boolean>;
}

/** Limits against hostile zones. */
export interface SignatureLimits {
  /** Key and signature pairs tried for one RRset. 16 is what BIND and Unbound took after KeyTrap. */
  maxValidations: number;
}

export const defaultSignatureLimits: SignatureLimits = { maxValidations: 16 };

export type SignatureResult =
  | {
      ok: true;
      signature: RrsigData;
      key: DnskeyData;
      /** The RRset was made from this wildcard ("*.example"): a denial of the name itself is needed beside it. */
      wildcard?: string;
      /** Seconds that the RRset may be kept (RFC 4035 §5.3.3). */
      ttlSeconds: number;
    }
  | ({ ok: false } & DnssecFailure);

/** Least telling first: of several signatures' failures the last in this order is reported. */
const tellingOrder: readonly DnssecCause[] = [
  'signature-missing',
  'malformed',
  'signer-wrong',
  'key-missing',
  'signature-not-yet-valid',
  'signature-expired',
  'signature-wrong',
  'too-many-signatures',
];

/**
 * Verifies an RRset with the keys of its zone.
 *
 * @param rrset records of one name, class and type; duplicates are tolerated (RFC 4034 §6.3)
 * @param signatures RRSIG records; those of other names and types are ignored
 * @param zone the zone whose keys these are: no other signer is accepted
 * @param keys the zone's validated DNSKEYs
 * @param atSeconds the moment at which dates are judged, in seconds since 1970
 */
export function verifyRrset(
  rrset: readonly ResourceRecord[],
  signatures: readonly ResourceRecord[],
  zone: string,
  keys: readonly DnskeyData[],
  atSeconds: number,
  caches: SignatureCaches = createSignatureCaches(64),
  limits: SignatureLimits = defaultSignatureLimits,
): SignatureResult {
  const first = rrset[0]!;
  const label = `${first.name}/${typeName(first.type)}`;
  let failure: DnssecFailure = { cause: 'signature-missing', reason: `${label} has no RRSIG` };
  const fail = (cause: DnssecCause, reason: string) => {
    if (tellingOrder.indexOf(cause) >= tellingOrder.indexOf(failure.cause)) failure = { cause, reason };
  };
  let tried = 0;
  for (const record of signatures) {
    if (record.type !== rrType.RRSIG || record.name !== first.name || record.class !== first.class) continue;
    const signature = readRrsig(record.rdata);
    if (!signature) {
      fail('malformed', `an RRSIG of ${first.name} cannot be read`);
      continue;
    }
    if (signature.typeCovered !== first.type) continue;
    if (!signatureAlgorithm(signature.algorithm)) {
      fail('signature-missing', `${label} has no RRSIG of an algorithm that can be checked`);
      continue;
    }
    const owner = signedOwner(first.name, signature.labels);
    if (signature.signer !== zone || owner === null) {
      fail('signer-wrong', `RRSIG of ${label} is by ${signature.signer}, the zone is ${zone}`);
      continue;
    }
    const misdated = judgeDates(signature, atSeconds, label);
    if (misdated) {
      fail(misdated.cause, misdated.reason);
      continue;
    }
    const candidates = keys.filter(
      (key) => key.keyTag === signature.keyTag && key.algorithm === signature.algorithm,
    );
    if (!candidates.some(isZoneKey)) {
      fail('key-missing', `RRSIG of ${label} is by key ${signature.keyTag}, which ${zone} does not have`);
    }
    for (const key of candidates) {
      if (!isZoneKey(key)) continue;
      if (++tried > limits.maxValidations) {
        const reason = `${label} has more than ${limits.maxValidations} signature and key pairs to try`;
        return { ok: false, cause: 'too-many-signatures', reason };
      }
      if (verifyRrsig(rrset, signature, key, caches)) {
        const remaining = serialDifference(signature.expiration, atSeconds);
        return {
          ok: true,
          signature,
          key,
          ...(owner !== first.name && { wildcard: owner }),
          ttlSeconds: Math.min(first.ttlSeconds, signature.originalTtlSeconds, remaining),
        };
      }
      fail('signature-wrong', `RRSIG of ${label} by key ${key.keyTag} does not verify`);
    }
  }
  return { ok: false, ...failure };
}

export function createSignatureCaches(capacity = 16_384): SignatureCaches {
  return { keys: createKeyCache(Math.min(capacity, 4096)), verified: createLruMap(capacity) };
}

/**
 * The cryptography alone: whether this key made this signature over this RRset. Dates, signer and flags are not
 * looked at.
 */
export function verifyRrsig(
  rrset: readonly ResourceRecord[],
  signature: RrsigData,
  key: DnskeyData,
  caches: SignatureCaches = createSignatureCaches(64),
): boolean {
  const algorithm = signatureAlgorithm(signature.algorithm);
  if (!algorithm || key.algorithm !== signature.algorithm) return false;
  if (algorithm.signatureBytes !== undefined && signature.signature.length !== algorithm.signatureBytes)
    return false;
  const data = signedData(rrset, signature);
  if (!data) return false;
  // Signature, key and data make the verdict, so together they name it; 128 bits are beyond making two alike.
  const id = hash('sha256', Buffer.concat([signature.signature, key.rdata, data]), 'base64').slice(0, 22);
  const known = caches.verified.get(id);
  if (known !== undefined) return known;
  const object = importKey(key, caches.keys);
  let good = false;
  if (object) {
    try {
      // RFC 6605 §4: r and s side by side, not DER.
      const input = algorithm.kind === 'ecdsa' ? { key: object, dsaEncoding: 'ieee-p1363' as const } : object;
      good = verify(algorithm.hash, data, input, signature.signature);
    } catch {
      good = false; // OpenSSL throws on signatures of an impossible length
    }
  }
  caches.verified.set(id, good);
  return good;
}

/**
 * What the signature is over: RFC 4034 §3.1.8.1, with records in the order of §6.3 and each of them once.
 *
 * @returns null when the signature's label count is more than the owner has
 */
export function signedData(rrset: readonly ResourceRecord[], signature: RrsigData): Buffer | null {
  const first = rrset[0]!;
  const owner = signedOwner(first.name, signature.labels);
  if (owner === null) return null;
  const ownerWire = wireName(owner);
  const fixed = Buffer.alloc(8);
  fixed.writeUInt16BE(first.type, 0);
  fixed.writeUInt16BE(first.class, 2);
  fixed.writeUInt32BE(signature.originalTtlSeconds, 4);
  const sorted = rrset.length === 1 ? rrset : rrset.toSorted((a, b) => Buffer.compare(a.rdata, b.rdata));
  const parts: Uint8Array[] = [signature.signedPrefix];
  let previous: Uint8Array | undefined;
  for (const { rdata } of sorted) {
    if (previous && Buffer.compare(previous, rdata) === 0) continue;
    previous = rdata;
    parts.push(ownerWire, fixed, Uint8Array.of(rdata.length >> 8, rdata.length & 0xff), rdata);
  }
  return Buffer.concat(parts);
}

/** The owner that was signed: the name, or the wildcard it was made from (RFC 4035 §5.3.2). */
function signedOwner(name: string, labels: number): string | null {
  const count = countLabels(name) - (name === '*' || name.startsWith('*.') ? 1 : 0);
  if (labels === count) return name;
  if (labels > count) return null;
  return labels === 0 ? '*' : `*.${ancestorWith(name, labels)}`;
}

function judgeDates(signature: RrsigData, atSeconds: number, label: string): DnssecFailure | null {
  if (serialDifference(signature.expiration, atSeconds) < 0) {
    const since = utc(atSeconds + serialDifference(signature.expiration, atSeconds));
    return { cause: 'signature-expired', reason: `RRSIG of ${label} expired ${since}` };
  }
  if (serialDifference(signature.inception, atSeconds) > 0) {
    const from = utc(atSeconds + serialDifference(signature.inception, atSeconds));
    return { cause: 'signature-not-yet-valid', reason: `RRSIG of ${label} begins ${from}` };
  }
  return null;
}

/** `a - b` in RFC 1982 serial arithmetic: −2³¹ … 2³¹−1 seconds, right past 2106 too. */
export function serialDifference(a: number, b: number): number {
  return (a - (b % 2 ** 32)) | 0;
}

function utc(epochSeconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000).toString();
}
