import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32hex, presentIpv6, presentRdata, readTypeBitmap, toDnsRecord } from './presentation.ts';
import { caaOf, mxOf, soaMinimumSeconds, soaOf, targetOf, tlsaOf, txtOf } from './rdata-fields.ts';
import { rcodeName, rrType, typeName, typeNumber } from './record-types.ts';

test('rdata is written as zone files write it', () => {
  const written: [type: number, hex: string, text: string][] = [
    [rrType.A, 'c0000201', '192.0.2.1'],
    [rrType.AAAA, '20010db8000000000000000000000001', '2001:db8::1'],
    [rrType.NS, '036e733102766e00', 'ns1.vn'],
    [rrType.MX, '000000', '0 .'],
    [rrType.SRV, '000a0014144c0373697002766e00', '10 20 5196 sip.vn'],
    [rrType.TXT, '03613b22026220', '"a;\\"" "b "'],
    [rrType.TXT, '03e1bb87', '"\\225\\187\\135"'],
    [rrType.CAA, '80056973737565 6c652e7465737421'.replace(' ', ''), '128 issue "le.test!"'],
    [rrType.TLSA, '030101abcdef', '3 1 1 ABCDEF'],
    [rrType.DS, '4f660802e06d44b8', '20326 8 2 E06D44B8'],
    [rrType.DNSKEY, '01010308616263', '257 3 8 YWJj'],
    [
      rrType.RRSIG,
      '0001 0d 02 0000012c 692b0000 69036f80 1234 02766e00 616263'.replaceAll(' ', ''),
      'A 13 2 300 20251129141528 20251030140032 4660 vn YWJj',
    ],
    [rrType.NSEC, '01610276 6e00 0006 400080000003'.replaceAll(' ', ''), 'a.vn A TXT RRSIG NSEC'],
    [rrType.NSEC3PARAM, '0100000000', '1 0 0 -'],
    [rrType.NSEC3PARAM, '0101000a02aabb', '1 1 10 AABB'],
    [
      rrType.NSEC3,
      '010100000014000102030405060708090a0b0c0d0e0f10111213000140',
      '1 1 0 - 000g40o40k30e209185go38e1s8124gj A',
    ],
    [rrType.HTTPS, '000100', '\\# 3 000100'],
    [65280, '', '\\# 0'],
  ];
  for (const [type, hex, text] of written) assert.equal(presentRdata(type, Buffer.from(hex, 'hex')), text);
});

test('rdata that does not fit its type is kept as octets', () => {
  assert.equal(presentRdata(rrType.A, Uint8Array.of(1, 2, 3)), '\\# 3 010203');
  assert.equal(presentRdata(rrType.NS, Uint8Array.of(3, 97)), '\\# 2 0361');
  assert.equal(presentRdata(rrType.TXT, Uint8Array.of(9, 97)), '\\# 2 0961');
  assert.equal(presentRdata(rrType.SOA, new Uint8Array(5)), '\\# 5 0000000000');
  assert.equal(presentRdata(rrType.NSEC3, Uint8Array.of(1, 0, 0, 0, 200)), '\\# 5 01000000C8');
  assert.equal(presentRdata(rrType.CAA, Uint8Array.of(0, 9, 97)), '\\# 3 000961');
});

test('IPv6 addresses are written as RFC 5952 says', () => {
  const write = (hex: string): string => presentIpv6(Buffer.from(hex, 'hex'));
  assert.equal(write('00000000000000000000000000000000'), '::');
  assert.equal(write('20010db8000000010000000000000001'), '2001:db8:0:1::1');
  assert.equal(write('20010db8000100010001000100010000'), '2001:db8:1:1:1:1:1:0');
  assert.equal(write('20010db8000000000001000000000001'), '2001:db8::1:0:0:1');
  assert.equal(write('00000000000000000000ffffc0000201'), '::ffff:192.0.2.1');
});

test('a type bitmap out of order or broken off is none', () => {
  assert.deepEqual(readTypeBitmap(Buffer.from('000140010140', 'hex')), [1, 257]);
  assert.equal(readTypeBitmap(Buffer.from('010140000140', 'hex')), null);
  assert.equal(readTypeBitmap(Buffer.from('0000', 'hex')), null);
  assert.equal(readTypeBitmap(Buffer.from('000340', 'hex')), null);
});

test('base32hex is that of RFC 4648 §10, lower and unpadded', () => {
  assert.equal(base32hex(Buffer.from('foobar')), 'cpnmuoj1e8');
  assert.equal(base32hex(Buffer.from('f')), 'co');
});

test('fields are read back from stored text', () => {
  const record = (type: string, data: string) => ({ name: 'quan.vn', type, ttlSeconds: 1, data });
  assert.deepEqual(soaOf(record('SOA', 'ns.vn root.vn 2026112201 7200 900 1209600 300')), {
    mname: 'ns.vn',
    rname: 'root.vn',
    serial: 2026112201,
    refreshSeconds: 7200,
    retrySeconds: 900,
    expireSeconds: 1209600,
    minimumSeconds: 300,
  });
  assert.deepEqual(mxOf(record('MX', '10 mail.quan.vn')), { preference: 10, exchange: 'mail.quan.vn' });
  assert.equal(mxOf(record('MX', '\\# 1 00')), null);
  assert.equal(targetOf(record('CNAME', 'shop.vn')), 'shop.vn');
  assert.equal(targetOf(record('A', '192.0.2.1')), null);
  assert.equal(txtOf(record('TXT', '"v=spf1 " "-all \\"\\195\\160"')), 'v=spf1 -all "à');
  assert.deepEqual(caaOf(record('CAA', '0 IssueWild "ca.test; a=b"')), {
    flags: 0,
    tag: 'issuewild',
    value: 'ca.test; a=b',
  });
  assert.deepEqual(tlsaOf(record('TLSA', '3 1 1 ABCD')), {
    usage: 3,
    selector: 1,
    matchingType: 1,
    data: 'abcd',
  });
});

test('a record becomes what Observations keep', () => {
  const soa = Buffer.from('00 00 00000001 00000002 00000003 00000004 0000012c'.replaceAll(' ', ''), 'hex');
  const record = { name: '.', type: rrType.SOA, class: 1, ttlSeconds: 60, rdata: soa };
  assert.deepEqual(toDnsRecord(record), { name: '.', type: 'SOA', ttlSeconds: 60, data: '. . 1 2 3 4 300' });
  assert.equal(soaMinimumSeconds(record), 300);
});

test('types and rcodes have IANA’s names, unknown ones a number', () => {
  assert.equal(typeName(257), 'CAA');
  assert.equal(typeName(65280), 'TYPE65280');
  assert.equal(typeNumber('type65280'), 65280);
  assert.equal(typeNumber('aaaa'), 28);
  assert.equal(typeNumber('TYPE65536'), null);
  assert.equal(typeNumber('nonsense'), null);
  assert.equal(rcodeName(3), 'NXDOMAIN');
  assert.equal(rcodeName(11), 'RCODE11');
});
