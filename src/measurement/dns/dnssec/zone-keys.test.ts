import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { dnskey, ds, rrsig } from '../../testing/dnssec.ts';
import type { ResourceRecord } from '../message.ts';
import { wireName } from '../names.ts';
import { type DnskeyData, readDnskey, readRrsig } from './rdata.ts';
import { createSignatureCaches, signedData } from './signature.ts';
import { readDsSet, validateZoneKeys } from './zone-keys.ts';

const zone = 'example.vn';
const at = 1_500_000_000;

interface Key {
  record: ResourceRecord;
  data: DnskeyData;
  privateKey: KeyObject;
}

function makeKey(flags = 257, protocol = 3): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const base64 = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64');
  const record = dnskey(zone, `${flags} ${protocol} 15 ${base64}`);
  return { record, data: readDnskey(record.rdata)!, privateKey };
}

function dsOf(key: Key, digestType = 2, hash = 'sha256'): ResourceRecord {
  const digest = createHash(hash).update(wireName(zone)).update(key.data.rdata).digest('hex');
  return ds(zone, `${key.data.keyTag} 15 ${digestType} ${digest}`);
}

function signedBy(key: Key, rrset: ResourceRecord[]): ResourceRecord {
  const head = `DNSKEY 15 2 300 2000000000 1000000000 ${key.data.keyTag} ${zone}`;
  const unsigned = readRrsig(rrsig(zone, `${head} AAAA`).rdata)!;
  return rrsig(
    zone,
    `${head} ${sign(null, signedData(rrset, unsigned)!, key.privateKey).toString('base64')}`,
  );
}

function judge(dsRecords: ResourceRecord[], keys: Key[], signers = keys.slice(0, 1)): string {
  const rrset = keys.map((key) => key.record);
  const signatures = signers.map((signer) => signedBy(signer, rrset));
  const trust = { ds: readDsSet(dsRecords) };
  const result = validateZoneKeys(zone, trust, rrset, signatures, at, createSignatureCaches(64));
  return result.outcome === 'secure' ? `secure ${result.keys.length}` : `${result.outcome} ${result.cause}`;
}

describe('from DS to DNSKEY', () => {
  const ksk = makeKey();
  const zsk = makeKey(256);

  it('trusts the whole set once the key of the DS signs it', () => {
    assert.equal(judge([dsOf(ksk)], [ksk, zsk]), 'secure 2');
    assert.equal(judge([dsOf(ksk, 4, 'sha384')], [ksk, zsk]), 'secure 2');
    assert.equal(judge([dsOf(ksk, 6, 'sm3')], [ksk, zsk]), 'secure 2');
  });

  it('needs no SEP bit: the DS may point to any zone key', () => {
    assert.equal(judge([dsOf(zsk)], [zsk]), 'secure 1');
  });

  it('is content with one good DS among dead ones, as in a key change', () => {
    const gone = makeKey();
    assert.equal(judge([dsOf(gone), dsOf(ksk)], [ksk, zsk]), 'secure 2');
  });

  it('finds a set that another key signs bogus', () => {
    assert.equal(judge([dsOf(ksk)], [ksk, zsk], [zsk]), 'bogus ds-not-signing');
  });

  it('sees no key where the DS points to one without ZONE bit, revoked, or of another protocol', () => {
    for (const key of [makeKey(1), makeKey(257 | 128), makeKey(257, 2)]) {
      assert.equal(judge([dsOf(key)], [key, zsk]), 'bogus no-key-for-ds');
    }
  });

  it('leaves SHA-1 aside where the set has better, and follows it where it is alone', () => {
    const forged = ds(zone, `${ksk.data.keyTag} 15 2 ${'00'.repeat(32)}`);
    assert.equal(judge([dsOf(ksk, 1, 'sha1'), forged], [ksk]), 'bogus ds-mismatch');
    assert.equal(judge([dsOf(ksk, 1, 'sha1')], [ksk]), 'secure 1');
  });

  it('is insecure when no DS can be followed, and bogus when one could be', () => {
    const unknownDigest = ds(zone, `${ksk.data.keyTag} 15 5 ${'00'.repeat(32)}`);
    const unknownAlgorithm = ds(zone, `1 200 2 ${'00'.repeat(32)}`);
    assert.equal(judge([unknownDigest], [ksk]), 'insecure unsupported-digest');
    assert.equal(judge([unknownAlgorithm], [ksk]), 'insecure unsupported-algorithm');
    assert.equal(judge([unknownAlgorithm, unknownDigest], [ksk]), 'insecure unsupported-digest');
    const followable = ds(zone, `${ksk.data.keyTag} 15 2 ${'00'.repeat(32)}`);
    assert.equal(judge([unknownAlgorithm, followable], [ksk]), 'bogus ds-mismatch');
  });

  it('stops at 16 pairs of DS and DNSKEY of one tag', () => {
    const many = Array.from({ length: 17 }, (_, index) =>
      ds(zone, `${ksk.data.keyTag} 15 2 ${index.toString(16).padStart(64, '0')}`),
    );
    assert.equal(judge(many, [ksk]), 'bogus too-many-signatures');
  });

  it('takes keys of an anchor file as they stand', () => {
    const rrset = [ksk.record, zsk.record];
    const signatures = [signedBy(ksk, rrset)];
    const caches = createSignatureCaches(64);
    const trusted = validateZoneKeys(zone, { ds: [], keys: [ksk.data] }, rrset, signatures, at, caches);
    assert.equal(trusted.outcome, 'secure');
    const other = validateZoneKeys(zone, { ds: [], keys: [makeKey().data] }, rrset, signatures, at, caches);
    assert.equal(other.outcome === 'bogus' && other.cause, 'no-key-for-ds');
  });
});
