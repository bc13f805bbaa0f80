import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import type { Lookup, Observation, Validation } from '../observation.ts';
import { delegation, verdictOf } from '../testing/dns-checks.ts';
import { observationOf } from '../testing/observation.ts';
import { healthyDns, healthyMail } from '../testing/observation-dns.ts';
import { absent, failed, lookup, records, unanswered, unsigned } from '../testing/observation-records.ts';
import { healthyWeb } from '../testing/observation-web.ts';
import { signed } from './s01-signed.ts';
import { chainValidates } from './s02-chain-validates.ts';
import { dsDigest } from './s03-ds-digest.ts';
import { keyAlgorithm } from './s04-key-algorithm.ts';
import { rsaKeySize } from './s05-rsa-key-size.ts';

type Dns = Partial<Observation['dns']>;

function judged(check: Check, rows: [about: string, dns: Dns, expected: string][]) {
  for (const [about, dns, expected] of rows) {
    test(`${check.id}: ${about}`, () => assert.equal(verdictOf(check, observationOf({ dns })), expected));
  }
}

const noDs = { delegation: delegation({ ds: [], dsValidation: unsigned }) };
const silentServers = healthyDns.nameServers.map((server) => ({
  ...server,
  soaUdp: unanswered('example.vn', 'SOA', server.address, 'timeout'),
  soaTcp: unanswered('example.vn', 'SOA', server.address, 'timeout', 'tcp'),
}));

judged(signed, [
  ['a DS at the parent', {}, 'pass'],
  ['no DS, no keys', { ...noDs, dnskey: lookup('example.vn', 'DNSKEY', []) }, 'fail no-ds'],
  ['keys that the parent does not know', noDs, 'fail keys-without-ds'],
  [
    'a name inside its parent',
    { delegation: delegation({ outcome: 'inside-parent' }) },
    'not-applicable not-delegated',
  ],
  [
    'a missing DS whose absence is not proved',
    { delegation: delegation({ ds: [], dsValidation: { status: 'bogus', cause: 'denial-missing' } }) },
    'not-measured bogus',
  ],
  [
    'a parent that cannot be validated',
    { delegation: delegation({ ds: [], dsValidation: { status: 'indeterminate', cause: 'no-ds-answer' } }) },
    'not-measured servfail',
  ],
]);

const bogus = (cause: string): Validation => ({
  status: 'bogus',
  cause,
  reason: 'as told',
  zone: 'example.vn',
});
const withTxt = (validation: Validation): Dns => ({ txt: { ...healthyDns.txt, validation } });

judged(chainValidates, [
  ['everything secure', {}, 'pass'],
  ['no DS', noDs, 'not-applicable unsigned'],
  ['one expired signature', withTxt(bogus('signature-expired')), 'fail signature-expired'],
  ['a signature of another key', withTxt(bogus('key-missing')), 'fail signature-wrong'],
  ['a wrong DS', withTxt(bogus('no-key-for-ds')), 'fail ds-mismatch'],
  ['a cause that this build does not know', withTxt(bogus('something-later')), 'fail bogus'],
  [
    'a denial without proof',
    { wildcardA: { ...healthyDns.wildcardA, validation: bogus('denial-missing') } },
    'fail denial-wrong',
  ],
  [
    'a DS that is itself bogus',
    { delegation: delegation({ ds: [], dsValidation: bogus('signature-missing') }) },
    'fail signature-missing',
  ],
  [
    'an algorithm nobody supports',
    withTxt({ status: 'insecure', cause: 'unsupported-algorithm' }),
    'warn unsupported-algorithm',
  ],
  [
    'too many NSEC3 iterations',
    withTxt({ status: 'insecure', cause: 'nsec3-iterations' }),
    'warn nsec3-iterations',
  ],
  [
    'a signed zone under an unsigned parent',
    withTxt({ status: 'insecure', cause: 'proved-unsigned' }),
    'warn chain-broken-above',
  ],
  [
    'a denial in an opt-out span',
    { wildcardA: { ...healthyDns.wildcardA, validation: { status: 'insecure', cause: 'opt-out' } } },
    'pass',
  ],
  [
    'one server that denies having keys, which others gave and which were used',
    { dnskey: { ...lookup('example.vn', 'DNSKEY', []), validation: bogus('denial-missing') } },
    'pass',
  ],
  ['a lookup that failed', { txt: failed('example.vn', 'TXT', 'servfail') }, 'not-measured servfail'],
  ['a lookup that the profile leaves out', { dnskey: failed('example.vn', 'DNSKEY', 'not-asked') }, 'pass'],
  [
    'a bogus answer weighs more than one that is missing',
    { ...withTxt(bogus('signature-wrong')), soa: failed('example.vn', 'SOA', 'timeout') },
    'fail signature-wrong',
  ],
  ['no server works', { nameServers: silentServers }, 'not-applicable no-working-server'],
]);

test('S2: www as an alias into an unsigned zone of somebody else is no fault of this zone', () => {
  const [apex, www] = healthyWeb.hosts as [
    { host: string; ipv4: Lookup; ipv6: Lookup },
    { host: string; ipv4: Lookup; ipv6: Lookup },
  ];
  const alias = (validation: Validation) =>
    lookup('www.example.vn', 'A', ['198.18.5.5'], {
      cnames: ['shop.hoster.vn'],
      zone: 'hoster.vn',
      validation,
    });
  const with3rd = (validation: Validation) =>
    observationOf({ web: { hosts: [apex, { ...www, ipv4: alias(validation) }] } });
  assert.equal(verdictOf(chainValidates, with3rd(unsigned)), 'pass');
  assert.equal(verdictOf(chainValidates, with3rd(bogus('signature-expired'))), 'fail signature-expired');
});

test('S2: a bogus MX fails although the website is secure, and the evidence names it', () => {
  const mail = { mx: { ...healthyMail.mx, validation: bogus('signature-missing') } };
  const outcome = chainValidates.judge(observationOf({ mail }), {});
  assert.ok('evidence' in outcome);
  assert.equal(outcome.evidence.type, 'MX');
  assert.equal(outcome.evidence.detail, 'as told');
});

const ds = (...types: number[]): Dns => ({
  delegation: delegation({
    ds: records(
      'example.vn',
      'DS',
      types.map((type) => `53053 13 ${type} A4F1085999AC7CD9`),
    ),
  }),
});
judged(dsDigest, [
  ['SHA-256', ds(2), 'pass'],
  ['SHA-384, GOST 2012 and SM3', ds(4, 5, 6), 'pass'],
  ['SHA-1 beside SHA-256', ds(1, 2), 'fail digest-deprecated'],
  ['GOST R 34.11-94', ds(3), 'fail digest-deprecated'],
  ['type 0', ds(0, 2), 'fail digest-unassigned'],
  ['type 7', ds(7), 'fail digest-unassigned'],
  ['no DS', noDs, 'not-applicable unsigned'],
  ['a silent zone still has its DS', { nameServers: silentServers }, 'pass'],
  [
    'a DS that cannot be read',
    { delegation: delegation({ ds: records('example.vn', 'DS', ['\\# 2 0001']) }) },
    'not-measured malformed',
  ],
]);

const keys = (...algorithms: number[]): Dns => ({
  dnskey: lookup(
    'example.vn',
    'DNSKEY',
    algorithms.map((algorithm) => `257 3 ${algorithm} AwEAAcgq`),
  ),
});
judged(keyAlgorithm, [
  ['ECDSA, EdDSA and RSA/SHA-256', keys(8, 13, 14, 15, 16), 'pass'],
  ['RSA/SHA-1 beside ECDSA', keys(5, 13), 'fail algorithm-deprecated'],
  ['RSA/SHA-1 for NSEC3', keys(7), 'fail algorithm-deprecated'],
  ['Diffie-Hellman', keys(2), 'fail algorithm-not-for-zones'],
  ['private use', keys(253), 'fail algorithm-private'],
  ['an unassigned number', keys(200), 'fail algorithm-unassigned'],
  ['RSA/SHA-512', keys(10), 'warn algorithm-discouraged'],
  ['SM2', keys(17), 'info algorithm-rare'],
  [
    'keys that could not be had',
    { dnskey: failed('example.vn', 'DNSKEY', 'timeout') },
    'not-measured timeout',
  ],
  [
    'no keys at all: the DS speaks',
    {
      dnskey: absent('example.vn', 'DNSKEY'),
      delegation: delegation({ ds: records('example.vn', 'DS', ['1 5 2 00FF']) }),
    },
    'fail algorithm-deprecated',
  ],
]);

/** RFC 3110: exponent 65537, then a modulus of that many bits, all ones. */
const rsaKey = (bits: number): Dns => {
  const key = Buffer.concat([Buffer.from([3, 1, 0, 1]), Buffer.alloc(bits / 8, 0xff)]).toString('base64');
  return { dnskey: lookup('example.vn', 'DNSKEY', [`257 3 8 ${key}`]) };
};
judged(rsaKeySize, [
  ['2048 bits', rsaKey(2048), 'pass'],
  ['1024 bits', rsaKey(1024), 'warn rsa-short'],
  ['512 bits', rsaKey(512), 'fail rsa-too-short'],
  ['no RSA key', {}, 'not-applicable no-rsa-key'],
  [
    'an RSA key that cannot be read',
    { dnskey: lookup('example.vn', 'DNSKEY', ['257 3 8 AwE=']) },
    'not-measured malformed',
  ],
]);
