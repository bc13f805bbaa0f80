import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { dnskey, record, rrsig } from '../../testing/dnssec.ts';
import type { ResourceRecord } from '../message.ts';
import { rrType } from '../record-types.ts';
import { dsDigest, readDnskey, readRrsig } from './rdata.ts';
import { createSignatureCaches, serialDifference, signedData, verifyRrset } from './signature.ts';

const september2010 = 1_283_300_000;
const august2015 = 1_438_300_000;

function keyOf(zone: string, text: string) {
  return readDnskey(dnskey(zone, text).rdata)!;
}

// RFC 6605 §6.1 and §6.2
const p256 = keyOf(
  'example.net',
  '257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==',
);
const p384 = keyOf(
  'example.net',
  '257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40',
);
const wwwExampleNet = [record('www.example.net', rrType.A, Uint8Array.of(192, 0, 2, 1))];
const p256Signature = rrsig(
  'www.example.net',
  'A 13 3 3600 1284026679 1281607479 55648 example.net qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==',
);
const p384Signature = rrsig(
  'www.example.net',
  'A 14 3 3600 1284027625 1281608425 10771 example.net /L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqXL5bdcJzusdnI0RSMROxxwGipWcJm',
);

// RFC 8080 §6.1
const ed25519 = keyOf('example.com', '257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=');
const mailExchange = Buffer.from('000a046d61696c076578616d706c6503636f6d00', 'hex');
const mxExampleCom = [record('example.com', rrType.MX, mailExchange)];
const ed25519Signature = rrsig(
  'example.com',
  'MX 15 2 3600 1440021600 1438207200 3613 example.com oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==',
);

// RFC 8080 §6.2
const ed448 = keyOf(
  'example.com',
  '257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA',
);
const ed448Signature = rrsig(
  'example.com',
  'MX 16 2 3600 1440021600 1438207200 9713 example.com 3cPAHkmlnxcDHMyg7vFC34l0blBhuG1qpwLmjInI8w1CMB29FkEAIJUA0amxWndkmnBZ6SKiwZSAxGILn/NBtOXft0+Gj7FSvOKxE/07+4RQvE581N3Aj/JtIyaiYVdnYtyMWbSNyGEY2213WKsJlwEA',
);

describe('signatures that RFCs print', () => {
  it('accepts the ECDSA P-256 example of RFC 6605', () => {
    const result = verifyRrset(wwwExampleNet, [p256Signature], 'example.net', [p256], september2010);
    assert.equal(result.ok, true);
  });

  it('accepts the ECDSA P-384 example of RFC 6605', () => {
    const result = verifyRrset(wwwExampleNet, [p384Signature], 'example.net', [p384], september2010);
    assert.equal(result.ok, true);
  });

  it('accepts the Ed25519 example of RFC 8080', () => {
    const result = verifyRrset(mxExampleCom, [ed25519Signature], 'example.com', [ed25519], august2015);
    assert.equal(result.ok, true);
  });

  it('accepts the Ed448 example of RFC 8080', () => {
    const result = verifyRrset(mxExampleCom, [ed448Signature], 'example.com', [ed448], august2015);
    assert.equal(result.ok, true);
  });

  it('derives the key tags and digests that RFC 6605 and RFC 8080 print', () => {
    const exampleNet = Buffer.from('\x07example\x03net\0', 'latin1');
    const exampleCom = Buffer.from('\x07example\x03com\0', 'latin1');
    assert.equal(p256.keyTag, 55648);
    assert.equal(p384.keyTag, 10771);
    assert.equal(ed25519.keyTag, 3613);
    assert.equal(
      Buffer.from(dsDigest(exampleNet, p256, 2)!).toString('hex'),
      'b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17',
    );
    assert.equal(
      Buffer.from(dsDigest(exampleNet, p384, 4)!).toString('hex'),
      '72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6',
    );
    assert.equal(
      Buffer.from(dsDigest(exampleCom, ed25519, 2)!).toString('hex'),
      '3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b',
    );
  });

  it('derives the key tag and SHA-1 digest of RFC 4034 §5.4', () => {
    const key = keyOf(
      'dskey.example.com',
      '256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==',
    );
    assert.equal(key.keyTag, 60485);
    const owner = Buffer.from('\x05dskey\x07example\x03com\0', 'latin1');
    assert.equal(
      Buffer.from(dsDigest(owner, key, 1)!).toString('hex'),
      '2bb183af5f22588179a53b0a98631fad1a292118',
    );
  });
});

describe('signatures that must not be accepted', () => {
  const judge = (
    rrset: ResourceRecord[],
    signatures: ResourceRecord[],
    { zone = 'example.net', keys = [p256], at = september2010 } = {},
  ) => {
    const result = verifyRrset(rrset, signatures, zone, keys, at);
    return result.ok ? 'ok' : result.cause;
  };

  it('tells data without any signature from data with a wrong one', () => {
    assert.equal(judge(wwwExampleNet, []), 'signature-missing');
    const changed = [record('www.example.net', rrType.A, Uint8Array.of(192, 0, 2, 2))];
    assert.equal(judge(changed, [p256Signature]), 'signature-wrong');
  });

  it('tells expired from not yet valid', () => {
    assert.equal(judge(wwwExampleNet, [p256Signature], { at: 1_284_026_680 }), 'signature-expired');
    assert.equal(judge(wwwExampleNet, [p256Signature], { at: 1_281_607_478 }), 'signature-not-yet-valid');
    assert.equal(judge(wwwExampleNet, [p256Signature], { at: 1_284_026_679 }), 'ok');
    assert.equal(judge(wwwExampleNet, [p256Signature], { at: 1_281_607_479 }), 'ok');
  });

  it('accepts no signer but the zone', () => {
    assert.equal(judge(wwwExampleNet, [p256Signature], { zone: 'net' }), 'signer-wrong');
  });

  it('uses no key without the ZONE bit, with another protocol, or revoked', () => {
    const text = 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==';
    for (const head of ['1 3 13', '257 2 13', '385 3 13']) {
      const key = { ...keyOf('example.net', `${head} ${text}`), keyTag: 55648 };
      assert.equal(judge(wwwExampleNet, [p256Signature], { keys: [key] }), 'key-missing');
    }
  });

  it('stops at 16 pairs of key and signature', () => {
    const colliding = Array.from({ length: 20 }, () => ({
      ...p256,
      publicKey: new Uint8Array(64),
      rdata: new Uint8Array(68),
    }));
    assert.equal(judge(wwwExampleNet, [p256Signature], { keys: colliding }), 'too-many-signatures');
    assert.equal(judge(wwwExampleNet, [p256Signature], { keys: [...colliding.slice(0, 15), p256] }), 'ok');
  });

  it('reports the signature that came closest when several fail', () => {
    const otherSigner = rrsig('www.example.net', 'A 13 3 3600 1284026679 1281607479 55648 net AAAA');
    assert.equal(
      judge(wwwExampleNet, [p256Signature, otherSigner], { at: 1_284_026_680 }),
      'signature-expired',
    );
  });
});

describe('the canonical form that is signed', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = keyOf(
    'example.com',
    `256 3 15 ${Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')}`,
  );
  const signedBy = (owner: string, labels: number, rrset: ResourceRecord[]) => {
    const head = `A 15 ${labels} 300 2000000000 1000000000 ${key.keyTag} example.com`;
    const unsigned = readRrsig(rrsig(owner, `${head} AAAA`).rdata)!;
    const signature = sign(null, signedData(rrset, unsigned)!, privateKey);
    return rrsig(owner, `${head} ${signature.toString('base64')}`);
  };
  const a = (name: string, last: number, ttl = 300) =>
    record(name, rrType.A, Uint8Array.of(192, 0, 2, last), ttl);

  it('does not depend on order, duplicates or the TTL that is left', () => {
    const signature = signedBy('www.example.com', 3, [a('www.example.com', 1), a('www.example.com', 9)]);
    const received = [a('www.example.com', 9, 17), a('www.example.com', 1, 17), a('www.example.com', 9, 17)];
    const result = verifyRrset(received, [signature], 'example.com', [key], 1_500_000_000);
    assert.equal(result.ok && result.ttlSeconds, 17);
    assert.equal(result.ok && result.wildcard, undefined);
  });

  it('names the wildcard that an answer was made from', () => {
    const signature = signedBy('*.example.com', 2, [a('*.example.com', 1)]);
    const expanded = { ...signature, name: 'x.y.example.com' };
    const result = verifyRrset([a('x.y.example.com', 1)], [expanded], 'example.com', [key], 1_500_000_000);
    assert.equal(result.ok && result.wildcard, '*.example.com');
  });

  it('does not take the wildcard itself for an expansion', () => {
    const signature = signedBy('*.example.com', 2, [a('*.example.com', 1)]);
    const result = verifyRrset([a('*.example.com', 1)], [signature], 'example.com', [key], 1_500_000_000);
    assert.deepEqual(result.ok && result.wildcard, undefined);
  });

  it('refuses a label count beyond the owner’s', () => {
    const signature = rrsig(
      'www.example.com',
      `A 15 4 300 2000000000 1000000000 ${key.keyTag} example.com AAAA`,
    );
    const result = verifyRrset([a('www.example.com', 1)], [signature], 'example.com', [key], 1_500_000_000);
    assert.equal(!result.ok && result.cause, 'signer-wrong');
  });

  it('remembers a verdict without letting it stand for other data', () => {
    const caches = createSignatureCaches(16);
    const signature = signedBy('www.example.com', 3, [a('www.example.com', 1)]);
    const judge = (last: number) =>
      verifyRrset([a('www.example.com', last)], [signature], 'example.com', [key], 1_500_000_000, caches).ok;
    assert.deepEqual([judge(1), judge(2), judge(1), judge(2)], [true, false, true, false]);
    assert.equal(caches.verified.size, 2);
  });
});

it('compares times of signatures past 2106 as RFC 1982 says', () => {
  assert.equal(serialDifference(5, 0x1_0000_0000 - 5), 10);
  assert.equal(serialDifference(0xffff_fffb, 5), -10);
  assert.equal(serialDifference(5, 0x1_0000_0000 + 5), 0);
});
