import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DnsObservation } from '../observation.ts';
import { delegation, nameServerName, verdictOf } from '../testing/dns-checks.ts';
import { observationOf } from '../testing/observation.ts';
import { healthyNameServer } from '../testing/observation-dns.ts';
import { absent, exchange, failed, lookup, unanswered } from '../testing/observation-records.ts';
import { nameValid } from './n01-name-valid.ts';
import { nameExists } from './n02-name-exists.ts';
import { workingNameServer } from './n03-working-name-server.ts';
import { nameServerCount } from './n04-name-server-count.ts';
import { nameServerSpread } from './n05-name-server-spread.ts';
import { prefixOf } from './shared-dns-prefix.ts';

test('a Vietnamese name whose A-label round-trips is valid', () => {
  const observation = observationOf({ domain: 'xn--qun-fla.vn', unicode: 'quán.vn' });
  assert.equal(verdictOf(nameValid, observation), 'pass');
});

test('what is no name fails N1 and stops every other question', () => {
  const observation = observationOf({
    domain: 'quan_cafe',
    dns: { invalidName: { rule: 'character', label: 'quan_cafe' } },
  });
  assert.equal(verdictOf(nameValid, observation), 'fail invalid-name');
  assert.equal(verdictOf(nameExists, observation), 'not-applicable not-a-name');
  assert.equal(verdictOf(workingNameServer, observation), 'not-applicable not-a-name');
});

test('an A-label that belongs to another U-label is no valid name', () => {
  assert.equal(
    verdictOf(nameValid, observationOf({ domain: 'xn--qun-fla.vn', unicode: 'quan.vn' })),
    'fail invalid-name',
  );
});

for (const [about, dns, expected] of [
  ['a delegated name exists', {}, 'pass'],
  [
    'NXDOMAIN from the parent is a missing name',
    { delegation: delegation({ outcome: 'nxdomain' }) },
    'fail nxdomain',
  ],
  [
    'a denial that does not validate proves nothing about the name',
    {
      delegation: delegation({ outcome: 'nxdomain' }),
      soa: absent('example.vn', 'SOA', { validation: { status: 'bogus', cause: 'denial-wrong' } }),
    },
    'not-measured bogus',
  ],
  [
    'SERVFAIL on the way down says nothing about the name',
    { delegation: delegation({ outcome: 'error', fault: 'servfail' }) },
    'not-measured servfail',
  ],
  [
    'a name inside its parent exists when its parent answers for it',
    { delegation: delegation({ outcome: 'inside-parent' }), soa: lookup('example.vn', 'SOA', []) },
    'pass',
  ],
  [
    'a name inside its parent may be missing too',
    {
      delegation: delegation({ outcome: 'inside-parent' }),
      soa: lookup('example.vn', 'SOA', [], { outcome: 'nxdomain' }),
    },
    'fail nxdomain',
  ],
] satisfies [string, Partial<DnsObservation>, string][]) {
  test(`N2: ${about}`, () => assert.equal(verdictOf(nameExists, observationOf({ dns })), expected));
}

function serversWith(
  ...outcomes: ('right' | 'refused' | 'timeout' | 'guarded')[]
): DnsObservation['nameServers'] {
  return outcomes.map((outcome, index) => {
    const address = `198.18.${index + 1}.1`;
    const server = healthyNameServer('ns1.example.vn', address);
    if (outcome === 'right') return server;
    const { soaTcp: _tcp, nsUdp: _ns, ...rest } = server;
    return {
      ...rest,
      soaUdp:
        outcome === 'refused'
          ? exchange('example.vn', 'SOA', address, [], { rcode: 5, authoritative: false })
          : unanswered('example.vn', 'SOA', address, outcome),
    };
  });
}

for (const [about, dns, expected] of [
  [
    'one working server among silent ones is enough',
    { nameServers: serversWith('timeout', 'right') },
    'pass',
  ],
  ['no server answers', { nameServers: serversWith('timeout', 'timeout') }, 'fail silent'],
  [
    'servers that refuse are not authoritative',
    { nameServers: serversWith('refused', 'timeout') },
    'fail not-authoritative',
  ],
  [
    'servers with private addresses only',
    { nameServers: serversWith('guarded', 'guarded') },
    'fail not-public',
  ],
  [
    'name server names without any address',
    { nameServers: [], nameServerNames: [nameServerName('ns1.example.vn', [], [])] },
    'fail no-address',
  ],
  [
    'addresses that could not be looked up are not measured',
    {
      nameServers: [],
      nameServerNames: [
        { ...nameServerName('ns1.hoster.vn', [], []), ipv4: failed('ns1.hoster.vn', 'A', 'timeout') },
      ],
    },
    'not-measured timeout',
  ],
  [
    'a name inside its parent is no zone',
    { delegation: delegation({ outcome: 'inside-parent' }) },
    'not-applicable not-delegated',
  ],
] satisfies [string, Partial<DnsObservation>, string][]) {
  test(`N3: ${about}`, () => assert.equal(verdictOf(workingNameServer, observationOf({ dns })), expected));
}

test('N3: name servers on IPv6 only are not blamed by a machine without IPv6', () => {
  const server = { ...healthyNameServer('ns1.example.vn', '2001:db8:1::1') };
  server.soaUdp = unanswered('example.vn', 'SOA', '2001:db8:1::1', 'unreachable');
  delete server.soaTcp;
  const observation = observationOf({ reach: { ipv4: true, ipv6: false }, dns: { nameServers: [server] } });
  assert.equal(verdictOf(workingNameServer, observation), 'not-measured no-ipv6');
});

for (const [about, dns, expected] of [
  ['two names at two addresses', {}, 'pass'],
  ['one name in the parent', { delegation: delegation({ parentNs: ['ns1.example.vn'] }) }, 'fail one-name'],
  ['one name in the zone', { childNs: lookup('example.vn', 'NS', ['ns1.example.vn']) }, 'fail one-name'],
  [
    'two names for one address',
    {
      nameServerNames: [
        nameServerName('ns1.example.vn', ['198.18.1.1'], []),
        nameServerName('ns2.hoster.vn', ['198.18.1.1'], []),
      ],
    },
    'fail one-address',
  ],
  [
    'two names that share their IPv4 address',
    {
      nameServerNames: [
        nameServerName('ns1.example.vn', ['198.18.1.1'], ['2001:db8:1::1']),
        nameServerName('ns2.hoster.vn', ['198.18.1.1'], ['2001:db8:2::1']),
      ],
    },
    'warn same-ipv4',
  ],
  [
    'a second address that could not be looked up',
    {
      nameServerNames: [
        nameServerName('ns1.example.vn', ['198.18.1.1'], []),
        { ...nameServerName('ns2.hoster.vn', [], []), ipv4: failed('ns2.hoster.vn', 'A', 'timeout') },
      ],
    },
    'not-measured timeout',
  ],
] satisfies [string, Partial<DnsObservation>, string][]) {
  test(`N4: ${about}`, () => assert.equal(verdictOf(nameServerCount, observationOf({ dns })), expected));
}

test('N5: servers in different prefixes pass, side by side they warn', () => {
  assert.equal(verdictOf(nameServerSpread, observationOf()), 'pass');
  const beside = (ipv4: string[][], ipv6: string[][]) =>
    observationOf({
      dns: {
        nameServerNames: [
          nameServerName('ns1.example.vn', ipv4[0] ?? [], ipv6[0] ?? []),
          nameServerName('ns2.hoster.vn', ipv4[1] ?? [], ipv6[1] ?? []),
        ],
      },
    });
  assert.equal(
    verdictOf(nameServerSpread, beside([['198.18.1.1'], ['198.18.1.2']], [])),
    'warn one-prefix-ipv4',
  );
  assert.equal(
    verdictOf(
      nameServerSpread,
      beside([['198.18.1.1'], ['198.18.2.1']], [['2001:db8:1::1'], ['2001:db8:1:2::1']]),
    ),
    'warn one-prefix-ipv6',
  );
  assert.equal(
    verdictOf(nameServerSpread, beside([['198.18.1.1'], ['198.18.2.1']], [['2001:db8:1::1']])),
    'pass',
  );
});

test('N5: two prefixes of one origin AS warn where origins were given', () => {
  assert.equal(verdictOf(nameServerSpread, observationOf(), { originOf: () => 64500 }), 'warn one-network');
  assert.equal(
    verdictOf(nameServerSpread, observationOf(), {
      originOf: (address) => (address.endsWith('.1.1') ? 64500 : 64501),
    }),
    'pass',
  );
});

test('a prefix is a /24 or a /48, however the address is written', () => {
  assert.equal(prefixOf('198.18.1.77'), '198.18.1.0/24');
  assert.equal(prefixOf('2001:db8::1'), '2001:db8:0::/48');
  assert.equal(prefixOf('2001:0db8:0001:0:0:0:0:1'), '2001:db8:1::/48');
  assert.equal(prefixOf('::1'), '0:0:0::/48');
});
