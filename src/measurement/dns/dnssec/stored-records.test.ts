import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rsaKeyBits } from './keys.ts';
import { nsec3Params, parseDnskey, parseDs, parseRrsig } from './stored-records.ts';

const stored = (type: string, data: string) => ({ name: 'example.com', type, ttlSeconds: 300, data });

describe('DNSSEC records read back from an observation', () => {
  it('reads a DNSKEY with its tag and size', () => {
    const key = parseDnskey(stored('DNSKEY', '257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4='))!;
    assert.deepEqual([key.flags, key.protocol, key.algorithm, key.keyTag], [257, 3, 15, 3613]);
    assert.equal(rsaKeyBits(key), null);
  });

  it('counts the bits of an RSA modulus without its leading zeros', () => {
    const modulus = Buffer.alloc(129, 0xff);
    modulus[0] = 0x01; // 1025 bits
    const short = Buffer.concat([Uint8Array.of(3, 1, 0, 1), modulus]);
    assert.equal(rsaKeyBits({ algorithm: 8, publicKey: short }), 1025);
    const padded = Buffer.concat([
      Uint8Array.of(0, 0, 3, 1, 0, 1),
      Uint8Array.of(0, 0),
      Buffer.alloc(256, 0x80),
    ]);
    assert.equal(rsaKeyBits({ algorithm: 8, publicKey: padded }), 2048);
    assert.equal(rsaKeyBits({ algorithm: 8, publicKey: Uint8Array.of(200, 1, 2) }), null);
  });

  it('reads DS, RRSIG and NSEC3 parameters', () => {
    assert.deepEqual(parseDs(stored('DS', '3613 15 2 3AA5AB37')), {
      keyTag: 3613,
      algorithm: 15,
      digestType: 2,
      digest: Buffer.from('3aa5ab37', 'hex'),
    });
    assert.deepEqual(
      parseRrsig(stored('RRSIG', 'MX 15 2 3600 20150819220000 20150729220000 3613 example.com AAAA')),
      {
        owner: 'example.com',
        typeCovered: 15,
        algorithm: 15,
        labels: 2,
        originalTtlSeconds: 3600,
        expiration: 1440021600,
        inception: 1438207200,
        keyTag: 3613,
        signer: 'example.com',
      },
    );
    assert.deepEqual(nsec3Params(stored('NSEC3PARAM', '1 0 12 AABBCCDD')), {
      hashAlgorithm: 1,
      flags: 0,
      iterations: 12,
      salt: Buffer.from('aabbccdd', 'hex'),
    });
    assert.equal(nsec3Params(stored('NSEC3PARAM', '1 0 0 -'))?.salt.length, 0);
  });

  it('gives null for other types and for text that cannot be read', () => {
    assert.equal(parseDs(stored('A', '192.0.2.1')), null);
    assert.equal(parseDs(stored('DS', '\\# 3 000102')), null);
    assert.equal(parseDnskey(stored('DNSKEY', '257 3')), null);
    assert.equal(parseRrsig(stored('RRSIG', 'MX 15 2 3600 never never 3613 example.com AAAA')), null);
  });
});
