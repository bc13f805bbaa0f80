import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import type { NameServerObservation, Observation } from '../observation.ts';
import { delegation, nameServerName, verdictOf } from '../testing/dns-checks.ts';
import { observationOf } from '../testing/observation.ts';
import { healthyDns, healthyMail } from '../testing/observation-dns.ts';
import { absent, exchange, failed, lookup, records, unanswered } from '../testing/observation-records.ts';
import { healthyWeb } from '../testing/observation-web.ts';
import { parentChildNs } from './n06-parent-child-ns.ts';
import { udpAndTcp } from './n07-udp-and-tcp.ts';
import { soaConsistent } from './n08-soa-consistent.ts';
import { nameServerAddresses } from './n09-name-server-addresses.ts';
import { nameServerIpv6 } from './n13-name-server-ipv6.ts';
import { nameServerIpv6Reachable } from './n14-name-server-ipv6-reachable.ts';
import { nameServerIpv4Reachable } from './n15-name-server-ipv4-reachable.ts';
import { publicAddresses } from './n16-public-addresses.ts';
import { wildcard } from './n17-wildcard.ts';
import { danglingTargets } from './n18-dangling-targets.ts';
import { zoneHygiene } from './n19-zone-hygiene.ts';

type Dns = Partial<Observation['dns']>;
const [ns1, ns1v6, ns2, ns2v6] = healthyDns.nameServers as [
  NameServerObservation,
  NameServerObservation,
  NameServerObservation,
  NameServerObservation,
];
const silent = (server: NameServerObservation): NameServerObservation => ({
  ...server,
  soaUdp: unanswered('example.vn', 'SOA', server.address, 'timeout'),
  nsUdp: unanswered('example.vn', 'NS', server.address, 'timeout'),
  soaTcp: unanswered('example.vn', 'SOA', server.address, 'timeout', 'tcp'),
});
/** A server whose SOA has this serial, unsigned. */
const withSoa = (server: NameServerObservation, data: string, ...more: string[]): NameServerObservation => {
  const answer = records('example.vn', 'SOA', [data, ...more]);
  return { ...server, soaUdp: exchange('example.vn', 'SOA', server.address, answer) };
};
const noServer: Dns = { nameServers: [silent(ns1)] };

function judged(check: Parameters<typeof verdictOf>[0], rows: [about: string, dns: Dns, expected: string][]) {
  for (const [about, dns, expected] of rows) {
    test(`${check.id}: ${about}`, () => assert.equal(verdictOf(check, observationOf({ dns })), expected));
  }
}

judged(parentChildNs, [
  ['the same set on both sides', {}, 'pass'],
  [
    'one name more in the zone',
    { childNs: lookup('example.vn', 'NS', ['ns1.example.vn', 'ns2.hoster.vn', 'ns3.hoster.vn']) },
    'warn sets-differ',
  ],
  [
    'nothing in common',
    { childNs: lookup('example.vn', 'NS', ['a.moi.vn', 'b.moi.vn']) },
    'fail sets-disjoint',
  ],
  ['no NS at the apex', { childNs: lookup('example.vn', 'NS', []) }, 'fail no-ns-in-zone'],
  ['the zone could not be asked', { childNs: failed('example.vn', 'NS', 'timeout') }, 'not-measured timeout'],
  ['no server works', noServer, 'not-applicable no-working-server'],
  [
    'one server of four has a set of its own',
    {
      nameServers: [
        ns1,
        {
          ...ns2,
          nsUdp: exchange('example.vn', 'NS', ns2.address, records('example.vn', 'NS', ['ns1.example.vn'])),
        },
      ],
    },
    'warn sets-differ',
  ],
]);

judged(udpAndTcp, [
  ['every server over both transports', {}, 'pass'],
  ['one silent server among several', { nameServers: [ns1, silent(ns2)] }, 'fail udp-silent'],
  [
    'one server without authority',
    { nameServers: [ns1, { ...ns2, soaUdp: exchange('example.vn', 'SOA', ns2.address, [], { rcode: 5 }) }] },
    'fail udp-not-authoritative',
  ],
  [
    'TCP refused',
    {
      nameServers: [ns1, { ...ns2, soaTcp: unanswered('example.vn', 'SOA', ns2.address, 'refused', 'tcp') }],
    },
    'warn tcp-silent',
  ],
  [
    'another service over TCP',
    {
      nameServers: [
        ns1,
        { ...ns2, soaTcp: exchange('example.vn', 'SOA', ns2.address, [], { transport: 'tcp', rcode: 5 }) },
      ],
    },
    'warn tcp-not-authoritative',
  ],
  [
    'a question that was never put is no miss',
    { nameServers: [ns1, { ...ns2, nsUdp: unanswered('example.vn', 'NS', ns2.address, 'interrupted') }] },
    'not-measured interrupted',
  ],
]);

test('N7: a machine without IPv6 judges servers by their IPv4 addresses, but not a server that has none', () => {
  const reach = { ipv4: true, ipv6: false };
  assert.equal(
    verdictOf(udpAndTcp, observationOf({ reach, dns: { nameServers: [ns1, silent(ns1v6), ns2] } })),
    'pass',
  );
  assert.equal(
    verdictOf(udpAndTcp, observationOf({ reach, dns: { nameServers: [ns1, silent(ns2v6)] } })),
    'not-measured no-ipv6',
  );
});

test('N7, N14 and N15 are not part of the profile presence', () => {
  const observation = observationOf({ profile: 'presence' });
  const notHeld: Check[] = [udpAndTcp, nameServerIpv6Reachable, nameServerIpv4Reachable];
  for (const check of notHeld) {
    assert.equal(verdictOf(check, observation), 'not-applicable not-in-profile');
  }
});

const soa = (serial: number, rname = 'hostmaster.example.vn') =>
  `ns1.example.vn ${rname} ${serial} 7200 3600 1209600 3600`;
judged(soaConsistent, [
  ['one version everywhere', {}, 'pass'],
  [
    'a version of last week on one server',
    { nameServers: [withSoa(ns1, soa(2026111502)), withSoa(ns2, soa(2026111501))] },
    'fail serial-behind',
  ],
  [
    'a version of today may be fresh',
    { nameServers: [withSoa(ns1, soa(2026112002)), withSoa(ns2, soa(2026112001))] },
    'warn serial-spreading',
  ],
  // 2026-11-20T07:30:00Z and 05:00:00Z as Unix times.
  [
    'a version half an hour old',
    { nameServers: [withSoa(ns1, soa(1795159800)), withSoa(ns2, soa(1795000000))] },
    'warn serial-spreading',
  ],
  [
    'a version three hours old',
    { nameServers: [withSoa(ns1, soa(1795150800)), withSoa(ns2, soa(1795000000))] },
    'fail serial-behind',
  ],
  [
    'a counter tells no age',
    { nameServers: [withSoa(ns1, soa(18)), withSoa(ns2, soa(17))] },
    'warn serial-spreading',
  ],
  [
    'a serial that wrapped is the newer one',
    { nameServers: [withSoa(ns1, soa(4294967295)), withSoa(ns2, soa(3))] },
    'warn serial-spreading',
  ],
  [
    'another RNAME under one serial',
    { nameServers: [withSoa(ns1, soa(18)), withSoa(ns2, soa(18, 'admin.hoster.vn'))] },
    'warn fields-differ',
  ],
]);

test('N8: the signing time of a counter SOA tells how old the newest version is', () => {
  const signed = withSoa(ns1, soa(18));
  signed.soaUdp.answer?.push(
    ...records('example.vn', 'RRSIG', ['SOA 13 2 3600 20261213000000 20261115000000 28968 example.vn AAAA']),
  );
  assert.equal(
    verdictOf(soaConsistent, observationOf({ dns: { nameServers: [signed, withSoa(ns2, soa(17))] } })),
    'fail serial-behind',
  );
});

const glue = healthyDns.delegation.glue;
judged(nameServerAddresses, [
  ['addresses and glue agree', {}, 'pass'],
  [
    'an alias',
    { nameServerNames: [{ ...nameServerName('ns1.example.vn', ['198.18.1.1'], []), isCname: true }] },
    'fail cname',
  ],
  [
    'a name without address',
    { nameServerNames: [nameServerName('ns1.example.vn', [], [])] },
    'fail no-address',
  ],
  [
    'glue with an old address',
    { delegation: delegation({ glue: [...glue, { name: 'ns1.example.vn', address: '198.18.9.9' }] }) },
    'warn glue-mismatch',
  ],
  [
    'glue without the IPv6 address',
    { delegation: delegation({ glue: glue.slice(0, 1) }) },
    'warn glue-incomplete',
  ],
  [
    'a name in the zone that the parent does not delegate to has no glue',
    {
      nameServerNames: [
        ...healthyDns.nameServerNames,
        { ...nameServerName('ns3.example.vn', ['198.18.3.53'], []), inParent: false },
      ],
    },
    'pass',
  ],
  [
    'an address that could not be looked up',
    {
      nameServerNames: [
        {
          ...nameServerName('ns2.hoster.vn', ['198.18.2.1'], []),
          ipv6: failed('ns2.hoster.vn', 'AAAA', 'servfail'),
        },
      ],
    },
    'not-measured servfail',
  ],
]);

judged(nameServerIpv6, [
  ['two servers with IPv6', {}, 'pass'],
  [
    'one of two',
    {
      nameServerNames: [
        nameServerName('a.hoster.vn', ['198.18.1.1'], ['2001:db8:1::1']),
        nameServerName('b.hoster.vn', ['198.18.2.1'], []),
      ],
    },
    'warn one-with-ipv6',
  ],
  [
    'IPv4-mapped addresses do not count',
    {
      nameServerNames: [
        nameServerName('a.hoster.vn', ['198.18.1.1'], ['::ffff:198.18.1.1']),
        nameServerName('b.hoster.vn', [], ['::ffff:c612:201']),
      ],
    },
    'fail none-with-ipv6',
  ],
  [
    'one that could not be looked up leaves it open',
    {
      nameServerNames: [
        nameServerName('a.hoster.vn', [], ['2001:db8:1::1']),
        { ...nameServerName('b.hoster.vn', [], []), ipv6: failed('b.hoster.vn', 'AAAA', 'timeout') },
      ],
    },
    'not-measured timeout',
  ],
]);

judged(nameServerIpv6Reachable, [
  ['every IPv6 address answers', {}, 'pass'],
  [
    'one silent IPv6 address among several',
    { nameServers: [ns1, ns1v6, ns2, silent(ns2v6)] },
    'fail ipv6-unreachable',
  ],
  [
    'an answer without authority is an answer',
    {
      nameServers: [
        ns1,
        { ...silent(ns1v6), nsUdp: exchange('example.vn', 'NS', ns1v6.address, [], { rcode: 5 }) },
      ],
    },
    'pass',
  ],
  [
    'no IPv6 at all',
    { nameServers: [ns1], nameServerNames: [nameServerName('ns1.example.vn', ['198.18.1.1'], [])] },
    'not-applicable no-name-server-ipv6',
  ],
]);

test('N14: a machine without IPv6 measures nothing and blames nobody', () => {
  const observation = observationOf({
    reach: { ipv4: true, ipv6: false },
    dns: { nameServers: [ns1, silent(ns1v6)] },
  });
  assert.equal(verdictOf(nameServerIpv6Reachable, observation), 'not-measured no-ipv6');
});

judged(nameServerIpv4Reachable, [
  ['every IPv4 address answers', {}, 'pass'],
  ['one silent IPv4 address', { nameServers: [ns1, silent(ns2)] }, 'fail ipv4-unreachable'],
  [
    'servers on IPv6 only',
    { nameServers: [ns1v6], nameServerNames: [nameServerName('ns1.example.vn', [], ['2001:db8:1::1'])] },
    'not-applicable no-name-server-ipv4',
  ],
]);

test('N16: addresses in an allowed network are no bogons, the same addresses elsewhere are', () => {
  assert.equal(verdictOf(publicAddresses, observationOf()), 'pass');
  assert.equal(verdictOf(publicAddresses, observationOf({ allowedNetworks: [] })), 'fail bogon');
});

test('N16: a private address of the mail server is named', () => {
  const [target] = healthyMail.targets;
  const mail = { targets: [{ ...target!, ipv4: lookup('mail.example.vn', 'A', ['192.168.1.25']) }] };
  const outcome = publicAddresses.judge(observationOf({ mail }), {});
  assert.deepEqual('evidence' in outcome ? outcome.evidence : null, {
    bogons: [{ use: 'mail', name: 'mail.example.vn', address: '192.168.1.25', block: 'private use' }],
  });
});

test('N16: an address that could not be looked up is not called public', () => {
  const hosts = [{ ...healthyWeb.hosts[0]!, ipv4: failed('example.vn', 'A', 'servfail') }];
  assert.equal(verdictOf(publicAddresses, observationOf({ web: { hosts } })), 'not-measured servfail');
});

judged(wildcard, [
  ['no wildcard', {}, 'pass'],
  [
    'a wildcard to another place',
    { wildcardA: lookup('hd-1.example.vn', 'A', ['198.18.7.7']) },
    'info wildcard',
  ],
  [
    'a wildcard to the same place',
    { wildcardA: lookup('hd-1.example.vn', 'A', ['198.18.1.10']) },
    'info wildcard-same-address',
  ],
  [
    'a random name that could not be asked',
    { wildcardA: failed('hd-1.example.vn', 'A', 'timeout') },
    'not-measured timeout',
  ],
  ['a missing name', { delegation: delegation({ outcome: 'nxdomain' }) }, 'not-applicable no-name'],
]);

const target = healthyDns.targets[0]!;
judged(danglingTargets, [
  ['targets that exist', {}, 'pass'],
  ['no target outside the zone', { targets: [] }, 'pass'],
  [
    'a target that anybody could register',
    { targets: [{ ...target, lookup: absent(target.name, 'A'), registered: false }] },
    'fail unregistered-target',
  ],
  [
    'an address and localhost where a name belongs, which nobody can register',
    {
      targets: ['198.18.1.20', 'localhost'].map((name) => {
        return { ...target, kind: 'mx' as const, name, lookup: absent(name, 'A'), registered: false };
      }),
    },
    'pass',
  ],
  [
    'a target that is gone from a registered name',
    { targets: [{ ...target, lookup: absent(target.name, 'A') }] },
    'fail missing-target',
  ],
  [
    'a denial that does not validate proves nothing',
    { targets: [{ ...target, lookup: absent(target.name, 'A', { validation: { status: 'bogus' } }) }] },
    'not-measured bogus',
  ],
  [
    'a target that could not be asked',
    { targets: [{ ...target, lookup: failed(target.name, 'A', 'timeout'), registered: 'unknown' }] },
    'not-measured timeout',
  ],
]);

judged(zoneHygiene, [
  ['a tidy zone', {}, 'pass'],
  ['several SOA', { nameServers: [withSoa(ns1, soa(1), soa(2))] }, 'warn multiple-soa'],
  [
    'a TTL of 30 seconds',
    { txt: { ...healthyDns.txt, records: records('example.vn', 'TXT', ['"x"'], 30) } },
    'warn ttl-short',
  ],
  [
    'a TTL of eight days',
    { txt: { ...healthyDns.txt, records: records('example.vn', 'TXT', ['"x"'], 691200) } },
    'warn ttl-long',
  ],
]);

test('N19: a CNAME at the apex warns, one at www does not', () => {
  const [apex, www] = healthyWeb.hosts as [(typeof healthyWeb.hosts)[0], (typeof healthyWeb.hosts)[0]];
  const alias = lookup('example.vn', 'A', ['198.18.5.5'], { cnames: ['shop.hoster.vn'] });
  assert.equal(
    verdictOf(zoneHygiene, observationOf({ web: { hosts: [{ ...apex, ipv4: alias }, www] } })),
    'warn apex-cname',
  );
  const wwwAlias = lookup('www.example.vn', 'A', ['198.18.5.5'], { cnames: ['shop.hoster.vn'] });
  assert.equal(
    verdictOf(zoneHygiene, observationOf({ web: { hosts: [apex, { ...www, ipv4: wwwAlias }] } })),
    'pass',
  );
});
