/**
 * Reads the rdata of DNSSEC types (RFC 4034, RFC 5155) into structures.
 *
 * Input is uncompressed rdata as `ResourceRecord` holds it. What cannot be read comes back as null: a broken record is
 * the remote's fault, and one broken record among good ones must not spoil the rest.
 */
import { createHash } from 'node:crypto';
import { readWireName } from '../names.ts';
import { base32hex, readTypeBitmap } from '../presentation.ts';
import { digestHash } from './algorithms.ts';

export interface DnskeyData {
  flags: number;
  protocol: number;
  algorithm: number;
  publicKey: Uint8Array;
  keyTag: number;
  rdata: Uint8Array;
}

export interface DsData {
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: Uint8Array;
}

export interface RrsigData {
  typeCovered: number;
  algorithm: number;
  labels: number;
  originalTtlSeconds: number;
  /** Seconds modulo 2³², to be compared by RFC 1982 arithmetic only. */
  expiration: number;
  inception: number;
  keyTag: number;
  signer: string;
  signature: Uint8Array;
  /** The rdata up to the signature: the first part of what is signed (RFC 4034 §3.1.8.1). */
  signedPrefix: Uint8Array;
}

export interface NsecData {
  next: string;
  types: ReadonlySet<number>;
}

export interface Nsec3Parameters {
  hashAlgorithm: number;
  flags: number;
  iterations: number;
  salt: Uint8Array;
}

export interface Nsec3Data extends Nsec3Parameters {
  /** Base32hex in lower case, without padding: compares as the hashes do. */
  nextHash: string;
  types: ReadonlySet<number>;
}

/** DNSKEY flags (RFC 4034 §2.1.1, RFC 5011 §3). */
export const zoneKeyFlag = 0x0100;
export const revokeFlag = 0x0080;
export const secureEntryPointFlag = 0x0001;

export function readDnskey(rdata: Uint8Array): DnskeyData | null {
  if (rdata.length < 5) return null;
  return {
    flags: uint16(rdata, 0),
    protocol: rdata[2]!,
    algorithm: rdata[3]!,
    publicKey: rdata.subarray(4),
    keyTag: keyTag(rdata),
    rdata,
  };
}

/** Whether the key may sign zone data: ZONE bit, protocol 3 (RFC 4034 §2.1), not revoked (RFC 5011 §2.1). */
export function isZoneKey(key: { flags: number; protocol: number }): boolean {
  return (key.flags & zoneKeyFlag) !== 0 && (key.flags & revokeFlag) === 0 && key.protocol === 3;
}

/** RFC 4034 Appendix B. Not unique: two keys of a zone may share a tag. */
export function keyTag(dnskeyRdata: Uint8Array): number {
  // Appendix B.1: RSA/MD5 takes 16 bits out of the modulus instead.
  if (dnskeyRdata[3] === 1 && dnskeyRdata.length >= 7) return uint16(dnskeyRdata, dnskeyRdata.length - 3);
  let sum = 0;
  for (let at = 0; at < dnskeyRdata.length; at++) sum += at & 1 ? dnskeyRdata[at]! : dnskeyRdata[at]! << 8;
  return (sum + ((sum >>> 16) & 0xffff)) & 0xffff;
}

export function readDs(rdata: Uint8Array): DsData | null {
  if (rdata.length < 5) return null;
  return {
    keyTag: uint16(rdata, 0),
    algorithm: rdata[2]!,
    digestType: rdata[3]!,
    digest: rdata.subarray(4),
  };
}

/**
 * The digest that a DS of this type would hold for the key (RFC 4034 §5.1.4).
 *
 * @param ownerWire the zone's name in canonical wire form
 * @returns null when the digest type is not supported
 */
export function dsDigest(ownerWire: Uint8Array, key: DnskeyData, digestType: number): Uint8Array | null {
  const hash = digestHash(digestType);
  return hash ? createHash(hash).update(ownerWire).update(key.rdata).digest() : null;
}

export function readRrsig(rdata: Uint8Array): RrsigData | null {
  const signer = rdata.length > 18 ? readWireName(rdata, 18) : null;
  if (!signer || signer.end >= rdata.length) return null;
  return {
    typeCovered: uint16(rdata, 0),
    algorithm: rdata[2]!,
    labels: rdata[3]!,
    originalTtlSeconds: uint32(rdata, 4),
    expiration: uint32(rdata, 8),
    inception: uint32(rdata, 12),
    keyTag: uint16(rdata, 16),
    signer: signer.name,
    signature: rdata.subarray(signer.end),
    signedPrefix: rdata.subarray(0, signer.end),
  };
}

export function readNsec(rdata: Uint8Array): NsecData | null {
  const next = readWireName(rdata, 0);
  const types = next && readTypeBitmap(rdata.subarray(next.end));
  return next && types ? { next: next.name, types: new Set(types) } : null;
}

export function readNsec3(rdata: Uint8Array): Nsec3Data | null {
  const parameters = readNsec3Parameters(rdata);
  if (!parameters) return null;
  const hashAt = 5 + parameters.salt.length;
  const hashLength = rdata[hashAt];
  if (hashLength === undefined || hashLength === 0 || rdata.length < hashAt + 1 + hashLength) return null;
  const hashEnd = hashAt + 1 + hashLength;
  const types = readTypeBitmap(rdata.subarray(hashEnd));
  return types
    ? { ...parameters, nextHash: base32hex(rdata.subarray(hashAt + 1, hashEnd)), types: new Set(types) }
    : null;
}

/** Also the whole rdata of NSEC3PARAM (RFC 5155 §4.2). */
export function readNsec3Parameters(rdata: Uint8Array): Nsec3Parameters | null {
  if (rdata.length < 5 || rdata.length < 5 + rdata[4]!) return null;
  return {
    hashAlgorithm: rdata[0]!,
    flags: rdata[1]!,
    iterations: uint16(rdata, 2),
    salt: rdata.subarray(5, 5 + rdata[4]!),
  };
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

function uint32(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2)) >>> 0;
}
