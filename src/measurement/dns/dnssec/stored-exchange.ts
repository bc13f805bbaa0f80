/**
 * Proofs in exchanges as Observations store them: what the checks S6 and S8 ask of the raw message.
 *
 * Pure, so a stored observation gives the same verdict at any time: pass the observation's own moment.
 */
import type { DnsExchange, DnsRecord } from '../../observation.ts';
import { decodeMessage, MalformedMessage } from '../codec.ts';
import type { Message } from '../message.ts';
import { rrType, typeNumber } from '../record-types.ts';
import { signatureAlgorithm } from './algorithms.ts';
import type { DenialResult } from './denial-claim.ts';
import { type DnskeyData, type DsData, isZoneKey, readDnskey } from './rdata.ts';
import { createSignatureCaches, verifyRrset } from './signature.ts';
import { parseDnskey, parseDs } from './stored-records.ts';
import { proveFromSection } from './verified-denial.ts';
import { dsMatches } from './zone-keys.ts';

export type DenialExchangeResult =
  | Exclude<DenialResult, { outcome: 'no-cut' }>
  /** The message is an answer (a wildcard's, say), an error or not there: nothing is denied in it. */
  | { outcome: 'no-denial' };

/**
 * Whether a negative answer proves what it claims: NXDOMAIN by its rcode, NODATA by an empty answer.
 *
 * @param zone the zone that answered
 * @param dnskeys its DNSKEY records, already found secure
 * @param atSeconds the moment of the observation, seconds since 1970
 */
export function verifyDenialExchange(
  exchange: DnsExchange,
  zone: string,
  dnskeys: readonly DnsRecord[],
  atSeconds: number,
): DenialExchangeResult {
  const message = readRaw(exchange);
  const type = typeNumber(exchange.type);
  if (!message || type === null || message.answer.length > 0) return { outcome: 'no-denial' };
  if (message.rcode !== 0 && message.rcode !== 3) return { outcome: 'no-denial' };
  const { name } = exchange;
  const claim =
    message.rcode === 3 ? ({ kind: 'nxdomain', name } as const) : ({ kind: 'nodata', name, type } as const);
  const keys = dnskeys.map(parseDnskey).filter((key) => key !== null);
  const result = proveFromSection(claim, zone, message.authority, keys, atSeconds, createSignatureCaches(64));
  if (result.outcome === 'no-cut') throw new Error('only a claim about DS ends in no-cut');
  return result;
}

/** What became of one DS: `signs` is what it should be, `unsupported` cannot be told here. */
export type DsState =
  | 'signs'
  | 'no-key' // no DNSKEY of its tag and algorithm
  | 'digest-mismatch'
  | 'not-a-zone-key' // the key has no ZONE bit, is revoked or of another protocol
  | 'not-signing' // the key does not sign the DNSKEY RRset
  | 'signature-bad' // it does, and the signature fails or is out of its dates
  | 'unsupported';

export interface DsExamination {
  ds: { keyTag: number; algorithm: number; digestType: number; state: DsState; secureEntryPoint: boolean }[];
  /** Algorithms of the DS set by which no key signs the DNSKEY RRset (RFC 6840 §5.11); unsupported ones left out. */
  algorithmsNotSigning: number[];
}

/**
 * Each DS against the DNSKEY answer of one server.
 *
 * @param exchange an answer to DNSKEY with its RRSIGs
 * @returns null when the exchange holds no DNSKEY RRset
 */
export function examineDs(
  zone: string,
  ds: readonly DnsRecord[],
  exchange: DnsExchange,
  atSeconds: number,
): DsExamination | null {
  const message = readRaw(exchange);
  const rrset =
    message?.answer.filter((record) => record.name === zone && record.type === rrType.DNSKEY) ?? [];
  if (!message || rrset.length === 0) return null;
  const keys = rrset.map((record) => readDnskey(record.rdata)).filter((key) => key !== null);
  const caches = createSignatureCaches(64);
  const examined = ds.map(parseDs).filter((data) => data !== null);

  function stateOf(data: DsData, key: DnskeyData | undefined): DsState {
    if (!key) return keys.some((other) => isCandidate(data, other)) ? 'digest-mismatch' : 'no-key';
    if (!isZoneKey(key)) return 'not-a-zone-key';
    if (!signatureAlgorithm(data.algorithm)) return 'unsupported';
    const result = verifyRrset(rrset, message!.answer, zone, [key], atSeconds, caches);
    if (result.ok) return 'signs';
    return result.cause === 'signature-missing' || result.cause === 'key-missing'
      ? 'not-signing'
      : 'signature-bad';
  }

  const states = examined.map((data) => {
    const candidates = keys.filter((key) => isCandidate(data, key));
    const matches = candidates.map((key) => dsMatches(zone, data, key));
    const key = candidates.find((_, index) => matches[index] === true);
    const state = matches.includes(null) ? 'unsupported' : stateOf(data, key);
    const { keyTag, algorithm, digestType } = data;
    return {
      keyTag,
      algorithm,
      digestType,
      state,
      secureEntryPoint: key !== undefined && (key.flags & 1) === 1,
    };
  });
  const algorithms = [...new Set(examined.map((data) => data.algorithm))].filter(signatureAlgorithm);
  const algorithmsNotSigning = algorithms.filter((algorithm) => {
    const ofAlgorithm = keys.filter((key) => key.algorithm === algorithm);
    return !verifyRrset(rrset, message.answer, zone, ofAlgorithm, atSeconds, caches).ok;
  });
  return { ds: states, algorithmsNotSigning };
}

function isCandidate(ds: DsData, key: DnskeyData): boolean {
  return ds.keyTag === key.keyTag && ds.algorithm === key.algorithm;
}

function readRaw(exchange: DnsExchange): Message | null {
  if (exchange.outcome !== 'answer' || exchange.raw === undefined) return null;
  try {
    return decodeMessage(Buffer.from(exchange.raw, 'base64'));
  } catch (problem) {
    if (problem instanceof MalformedMessage) return null;
    throw problem;
  }
}
