import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import type { DnsExchange, NameServerObservation, Observation } from '../observation.ts';
import { delegation, verdictOf } from '../testing/dns-checks.ts';
import { observationOf } from '../testing/observation.ts';
import { healthyDns } from '../testing/observation-dns.ts';
import { exchange, failed, lookup, records, unanswered, unsigned } from '../testing/observation-records.ts';
import { dsMatchesKey } from './s06-ds-matches-key.ts';
import { signatureDates } from './s07-signature-dates.ts';
import { denialProof } from './s08-denial-proof.ts';
import { nsec3Parameters } from './s09-nsec3-parameters.ts';
import { sameKeysEverywhere } from './s11-same-keys-everywhere.ts';

type Dns = Partial<Observation['dns']>;
const [ns1, , ns2] = healthyDns.nameServers as [
  NameServerObservation,
  NameServerObservation,
  NameServerObservation,
];
const keysExchange = ns1.dnskeyUdp as DnsExchange;
const dnskeys = (keysExchange.answer ?? []).filter(({ type }) => type === 'DNSKEY');
const [kskDs = ''] = healthyDns.delegation.ds.map(({ data }) => data);

function judged(check: Check, rows: [about: string, dns: Dns, expected: string][]) {
  for (const [about, dns, expected] of rows) {
    test(`${check.id}: ${about}`, () => assert.equal(verdictOf(check, observationOf({ dns })), expected));
  }
}

const withDs = (...data: string[]): Dns => ({
  delegation: delegation({ ds: records('example.vn', 'DS', data) }),
});
const withKeys = (answer: DnsExchange['answer']): Dns => ({
  nameServers: [{ ...ns1, dnskeyUdp: { ...keysExchange, answer: answer ?? [] } }],
});

judged(dsMatchesKey, [
  ['the DS matches the key that signs', {}, 'pass'],
  ['a second DS waits for its key', withDs(kskDs, `4711 13 2 ${'00'.repeat(32)}`), 'pass'],
  ['a DS of another key', withDs(`53053 13 2 ${'00'.repeat(32)}`), 'fail ds-without-key'],
  [
    'a DS of an algorithm that the zone does not have',
    withDs(kskDs, `4711 8 2 ${'00'.repeat(32)}`),
    'fail ds-without-key',
  ],
  [
    'a DS whose digest cannot be computed here',
    withDs('53053 13 3 00FF'),
    'not-applicable unsupported-algorithm',
  ],
  ['no DNSKEY', withKeys([]), 'fail no-dnskey'],
  ['keys without a signature', withKeys(dnskeys), 'fail key-does-not-sign'],
  [
    'data signed by nobody',
    { nameServers: [{ ...ns1, soaUdp: { ...ns1.soaUdp, answer: (ns1.soaUdp.answer ?? []).slice(0, 1) } }] },
    'fail algorithm-does-not-sign',
  ],
  [
    'keys that could not be asked for',
    { nameServers: [{ ...ns1, dnskeyUdp: unanswered('example.vn', 'DNSKEY', ns1.address, 'timeout') }] },
    'not-measured timeout',
  ],
  [
    'an unsigned name',
    { delegation: delegation({ ds: [], dsValidation: unsigned }) },
    'not-applicable unsigned',
  ],
]);

test('S6: a revoked key is not usable although the DS matches it', () => {
  // The healthy key-signing key with REVOKE set: tag 53181, digest worked out with ldns-key2ds.
  const key = (dnskeys.find(({ data }) => data.startsWith('257'))?.data ?? '').replace('257', '385');
  const revoked = withKeys([...records('example.vn', 'DNSKEY', [key])]);
  const dns = {
    ...revoked,
    ...withDs('53181 13 2 F695C789CF628436BDC8A3973558A87D312AC5F9BD1D605E6649D9A0E458D1A0'),
  };
  assert.equal(verdictOf(dsMatchesKey, observationOf({ dns })), 'fail key-unusable');
});

/** One server whose SOA carries RRSIGs with these times. */
const signedFrom = (...times: [inception: string, expiration: string][]): Dns => ({
  denials: [],
  nameServers: [
    {
      name: ns1.name,
      address: ns1.address,
      family: 4,
      inParent: true,
      inChild: true,
      soaUdp: exchange('example.vn', 'SOA', ns1.address, [
        ...records('example.vn', 'SOA', ['ns1.example.vn hostmaster.example.vn 1 7200 3600 1209600 3600']),
        ...records(
          'example.vn',
          'RRSIG',
          times.map(
            ([inception, expiration]) => `SOA 13 2 3600 ${expiration} ${inception} 28968 example.vn AAAA`,
          ),
        ),
      ]),
    },
  ],
});
// Judged at 2026-11-20T08:00:00Z.
const { dnskeyUdp: _keys, nsUdp: _ns, ...soaAlone } = ns1;
const silentOverUdp = { ...soaAlone, soaUdp: unanswered('example.vn', 'SOA', ns1.address, 'mismatch') };
judged(signatureDates, [
  ['three weeks left', {}, 'pass'],
  ['expired this morning', signedFrom(['20261101000000', '20261120070000']), 'fail expired'],
  ['beginning tomorrow', signedFrom(['20261121000000', '20261221000000']), 'fail not-yet-valid'],
  ['eleven hours left', signedFrom(['20261101000000', '20261120190000']), 'fail expires-within-hours'],
  ['two days left', signedFrom(['20261101000000', '20261122080000']), 'warn expires-within-days'],
  ['three days and an hour left', signedFrom(['20261101000000', '20261123090000']), 'pass'],
  ['a lifetime of a year', signedFrom(['20261101000000', '20271101000000']), 'warn lifetime-long'],
  [
    'an old signature beside a good one',
    signedFrom(['20261001000000', '20261110000000'], ['20261110000000', '20261210000000']),
    'pass',
  ],
  ['no signature at all', signedFrom(), 'fail no-signature'],
  ['UDP unanswered, signatures over TCP', { nameServers: [silentOverUdp], denials: [] }, 'pass'],
]);

const nodataWith = (types: string): Dns => ({
  denials: [
    exchange('example.vn', 'TYPE65280', '198.18.1.1', [], {
      authority: records('mi5721u0fc0lhb7f4o1pu4d6umcpllio.example.vn', 'NSEC3', [
        `1 0 0 - 0lqarbf5ub12f1v0kbc6v1kql00q2bdl ${types}`,
      ]),
    }),
  ],
});
judged(denialProof, [
  ['both denials proved, the bitmap whole', {}, 'pass'],
  [
    'a bitmap without MX',
    nodataWith('A NS SOA TXT AAAA RRSIG DNSKEY NSEC3PARAM CAA'),
    'fail bitmap-incomplete',
  ],
  [
    'a bitmap with more than there is',
    nodataWith('A NS SOA MX TXT AAAA LOC SRV RRSIG DNSKEY NSEC3PARAM CAA'),
    'pass',
  ],
  [
    'an NSEC at the apex without AAAA',
    {
      denials: [
        exchange('example.vn', 'TYPE65280', '198.18.1.1', [], {
          authority: records('example.vn', 'NSEC', ['mail.example.vn A NS SOA MX TXT RRSIG NSEC DNSKEY CAA']),
        }),
      ],
    },
    'fail bitmap-incomplete',
  ],
  [
    'no proof',
    { wildcardA: { ...healthyDns.wildcardA, validation: { status: 'bogus', cause: 'denial-missing' } } },
    'fail denial-missing',
  ],
  [
    'a proof that does not cover the wildcard',
    { wildcardA: { ...healthyDns.wildcardA, validation: { status: 'bogus', cause: 'denial-wildcard' } } },
    'fail denial-wrong',
  ],
  [
    'an expired signature leaves the proof unread',
    { wildcardA: { ...healthyDns.wildcardA, validation: { status: 'bogus', cause: 'signature-expired' } } },
    'not-measured bogus',
  ],
  [
    'a denial that could not be had',
    { nodata: failed('example.vn', 'TYPE65280', 'timeout') },
    'not-measured timeout',
  ],
  [
    'a wildcard that answers everything',
    {
      wildcardA: lookup('hd-1.example.vn', 'A', ['198.18.1.10']),
      wildcardAaaa: lookup('hd-1.example.vn', 'AAAA', ['2001:db8:1::10']),
      nodata: lookup('example.vn', 'TYPE65280', ['\\# 0']),
    },
    'not-applicable no-denial',
  ],
]);

const nsec3 = (parameters: string): Dns => ({
  denials: [],
  nsec3param: lookup('example.vn', 'NSEC3PARAM', [parameters]),
});
judged(nsec3Parameters, [
  ['no iterations, no salt', {}, 'pass'],
  ['ten iterations', nsec3('1 0 10 -'), 'warn iterations'],
  ['150 iterations', nsec3('1 0 150 AB12'), 'fail iterations-too-many'],
  ['a salt', nsec3('1 0 0 AB12'), 'warn salt'],
  [
    'opt-out, as the proofs show it',
    {
      denials: [
        exchange('hd-1.example.vn', 'A', '198.18.1.1', [], {
          rcode: 3,
          authority: records('8ikbs2ov6tockhhkt7htk926hvpvk0m0.example.vn', 'NSEC3', [
            '1 1 0 - gg2ceesf3kp4ftrs9olf2nu20mpl3srn A RRSIG',
          ]),
        }),
      ],
    },
    'info opt-out',
  ],
  [
    'a zone with NSEC',
    { denials: [], nsec3param: lookup('example.vn', 'NSEC3PARAM', []) },
    'not-applicable no-nsec3',
  ],
  [
    'parameters that could not be had',
    { denials: [], nsec3param: failed('example.vn', 'NSEC3PARAM', 'timeout') },
    'not-measured timeout',
  ],
]);

judged(sameKeysEverywhere, [
  ['the same keys everywhere', {}, 'pass'],
  [
    'a server without keys',
    { nameServers: [ns1, { ...ns2, dnskeyUdp: { ...keysExchange, server: ns2.address, answer: [] } }] },
    'fail no-keys-on-some',
  ],
  [
    'no server signs its keys: all agree, and S6 says what is wrong',
    {
      nameServers: [ns1, ns2].map((server) => ({
        ...server,
        dnskeyUdp: {
          ...keysExchange,
          answer: (keysExchange.answer ?? []).filter(({ type }) => type !== 'RRSIG'),
        },
      })),
    },
    'pass',
  ],
  [
    'no server has a key: all agree, and S6 says what is wrong',
    { nameServers: [ns1, ns2].map((server) => ({ ...server, dnskeyUdp: { ...keysExchange, answer: [] } })) },
    'not-applicable no-dnskey',
  ],
  [
    'a server with another key',
    {
      nameServers: [
        ns1,
        { ...ns2, dnskeyUdp: { ...keysExchange, answer: (keysExchange.answer ?? []).slice(1) } },
      ],
    },
    'fail keys-differ',
  ],
  [
    'a server that strips signatures',
    {
      nameServers: [
        ns1,
        { ...ns2, soaUdp: { ...ns2.soaUdp, answer: (ns2.soaUdp.answer ?? []).slice(0, 1) } },
      ],
    },
    'fail unsigned-on-some',
  ],
  [
    'a server that does not answer for its keys',
    { nameServers: [ns1, { ...ns2, dnskeyUdp: unanswered('example.vn', 'DNSKEY', ns2.address, 'timeout') }] },
    'not-measured timeout',
  ],
  [
    'a server that is silent altogether is left out',
    {
      nameServers: [
        ns1,
        {
          ...ns2,
          soaUdp: unanswered('example.vn', 'SOA', ns2.address, 'timeout'),
          soaTcp: unanswered('example.vn', 'SOA', ns2.address, 'timeout', 'tcp'),
        },
      ],
    },
    'pass',
  ],
]);

test('S11 names the server whose keys differ', () => {
  const other = { ...ns2, dnskeyUdp: { ...keysExchange, answer: (keysExchange.answer ?? []).slice(1) } };
  const outcome = sameKeysEverywhere.judge(
    observationOf({ dns: { nameServers: [...healthyDns.nameServers.slice(0, 2), other] } }),
    {},
  );
  assert.ok('evidence' in outcome);
  assert.deepEqual(outcome.evidence.deviating, ['ns2.hoster.vn 198.18.2.1']);
});

test('S6, S8, S9 and S11 are not part of the profile presence', () => {
  const observation = observationOf({ profile: 'presence' });
  const notHeld: Check[] = [dsMatchesKey, denialProof, nsec3Parameters, sameKeysEverywhere];
  for (const check of notHeld) assert.equal(verdictOf(check, observation), 'not-applicable not-in-profile');
});
