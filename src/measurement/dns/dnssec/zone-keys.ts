/**
 * From a zone's trusted DS (or anchor) to its trusted DNSKEYs: RFC 4035 §5.2, RFC 6840 §5.
 *
 * A DS is followed when its digest type and its key's algorithm can be computed here; when none can, the zone is
 * insecure, not bogus. One DS that leads to a key which signs the DNSKEY RRset is enough (RFC 6840 §5.4, §5.11).
 */
import type { ResourceRecord } from '../message.ts';
import { wireName } from '../names.ts';
import { digestHash, signatureAlgorithm } from './algorithms.ts';
import { type DnskeyData, type DsData, dsDigest, isZoneKey, readDnskey, readDs, readRrsig } from './rdata.ts';
import type { DnssecFailure } from './reasons.ts';
import {
  defaultSignatureLimits,
  type SignatureCaches,
  type SignatureLimits,
  verifyRrset,
} from './signature.ts';

export type ZoneKeysResult =
  | { outcome: 'secure'; keys: DnskeyData[]; ttlSeconds: number }
  | { outcome: 'insecure'; cause: 'unsupported-algorithm' | 'unsupported-digest'; reason: string }
  | ({ outcome: 'bogus' } & DnssecFailure);

/** What is trusted of a zone beforehand: DS records of its parent or an anchor file, or keys named in such a file. */
export interface ZoneTrust {
  ds: readonly DsData[];
  /** DNSKEY rdata that is an anchor itself. */
  keys?: readonly DnskeyData[];
}

/** The DS of a set that can be followed, SHA-1 left aside where the set has better (RFC 4509 §3). */
export function followableDs(set: readonly DsData[]): DsData[] {
  const usable = set.filter((ds) => signatureAlgorithm(ds.algorithm) && digestHash(ds.digestType));
  const better = usable.filter((ds) => ds.digestType !== 1);
  return better.length > 0 ? better : usable;
}

export function readDsSet(records: readonly ResourceRecord[]): DsData[] {
  return records.map((record) => readDs(record.rdata)).filter((ds) => ds !== null);
}

/** Whether this DS stands for this key. null when its digest type cannot be computed. */
export function dsMatches(zone: string, ds: DsData, key: DnskeyData): boolean | null {
  if (ds.keyTag !== key.keyTag || ds.algorithm !== key.algorithm) return false;
  const digest = dsDigest(wireName(zone), key, ds.digestType);
  return digest === null ? null : Buffer.compare(digest, ds.digest) === 0;
}

/**
 * The status that the DS set alone decides: insecure when nothing in it can be followed, else null.
 */
export function judgeDsSet(
  zone: string,
  trust: ZoneTrust,
): Extract<ZoneKeysResult, { outcome: 'insecure' }> | null {
  if ((trust.keys?.length ?? 0) > 0 || followableDs(trust.ds).length > 0) return null;
  if (trust.ds.some((ds) => signatureAlgorithm(ds.algorithm))) {
    const types = [...new Set(trust.ds.map((ds) => ds.digestType))].join(', ');
    return {
      outcome: 'insecure',
      cause: 'unsupported-digest',
      reason: `DS of ${zone} has digest type ${types} only`,
    };
  }
  const algorithms = [...new Set(trust.ds.map((ds) => ds.algorithm))].join(', ');
  return {
    outcome: 'insecure',
    cause: 'unsupported-algorithm',
    reason: `DS of ${zone} has algorithm ${algorithms} only`,
  };
}

/**
 * @param records the zone's DNSKEY RRset
 * @param signatures its RRSIGs
 * @param atSeconds the moment at which dates are judged, in seconds since 1970
 */
export function validateZoneKeys(
  zone: string,
  trust: ZoneTrust,
  records: readonly ResourceRecord[],
  signatures: readonly ResourceRecord[],
  atSeconds: number,
  caches: SignatureCaches,
  limits: SignatureLimits = defaultSignatureLimits,
): ZoneKeysResult {
  const undecided = judgeDsSet(zone, trust);
  if (undecided) return undecided;
  // Copied, because rdata is a view into its message and the keys stay for as long as the zone is remembered.
  const keys = records.map((record) => readDnskey(record.rdata.slice())).filter((key) => key !== null);
  const entry = findEntryKeys(zone, trust, keys, limits);
  if (!Array.isArray(entry)) return { outcome: 'bogus', ...entry };

  const byEntry = signatures.filter((record) => {
    const signature = readRrsig(record.rdata);
    return entry.some((key) => signature?.keyTag === key.keyTag && signature.algorithm === key.algorithm);
  });
  if (byEntry.length === 0) {
    const tags = entry.map((key) => key.keyTag).join(', ');
    const reason = `DNSKEY of ${zone} is not signed by key ${tags}, which the DS points to`;
    return { outcome: 'bogus', cause: 'ds-not-signing', reason };
  }
  const result = verifyRrset(records, byEntry, zone, entry, atSeconds, caches, limits);
  if (!result.ok) return { outcome: 'bogus', cause: result.cause, reason: result.reason };
  return { outcome: 'secure', keys: keys.filter(isUsable), ttlSeconds: result.ttlSeconds };
}

/** The keys that the trust points to. */
function findEntryKeys(
  zone: string,
  trust: ZoneTrust,
  keys: readonly DnskeyData[],
  limits: SignatureLimits,
): DnskeyData[] | DnssecFailure {
  const entry = new Set<DnskeyData>();
  for (const anchor of trust.keys ?? []) {
    for (const key of keys)
      if (isUsable(key) && Buffer.compare(key.rdata, anchor.rdata) === 0) entry.add(key);
  }
  let mismatch = false;
  let tried = 0;
  for (const ds of followableDs(trust.ds)) {
    for (const key of keys) {
      if (ds.keyTag !== key.keyTag || ds.algorithm !== key.algorithm || !isUsable(key)) continue;
      if (++tried > limits.maxValidations) {
        const reason = `${zone} has more than ${limits.maxValidations} DS and DNSKEY pairs of one tag to try`;
        return { cause: 'too-many-signatures', reason };
      }
      if (dsMatches(zone, ds, key)) entry.add(key);
      else mismatch = true;
    }
  }
  if (entry.size > 0) return [...entry];
  if (mismatch)
    return { cause: 'ds-mismatch', reason: `the digest in the DS of ${zone} is not that of its DNSKEY` };
  const tags = [...trust.ds.map((ds) => ds.keyTag), ...(trust.keys ?? []).map((key) => key.keyTag)].join(
    ', ',
  );
  return { cause: 'no-key-for-ds', reason: `${zone} has no zone key ${tags}, which the DS points to` };
}

function isUsable(key: DnskeyData): boolean {
  return isZoneKey(key) && signatureAlgorithm(key.algorithm) !== undefined;
}
