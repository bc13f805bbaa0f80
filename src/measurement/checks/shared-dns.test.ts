import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import type { Observation } from '../observation.ts';
import { delegation, verdictOf } from '../testing/dns-checks.ts';
import { observationOf } from '../testing/observation.ts';
import { healthyDns } from '../testing/observation-dns.ts';
import { absent, failed, unanswered } from '../testing/observation-records.ts';
import { checks } from './index.ts';
import { workingNameServer } from './n03-working-name-server.ts';
import { parentChildNs } from './n06-parent-child-ns.ts';
import { udpAndTcp } from './n07-udp-and-tcp.ts';
import { soaConsistent } from './n08-soa-consistent.ts';
import { nameServerIpv6Reachable } from './n14-name-server-ipv6-reachable.ts';
import { nameServerIpv4Reachable } from './n15-name-server-ipv4-reachable.ts';
import { zoneHygiene } from './n19-zone-hygiene.ts';

const all = checks.filter(({ id }) => /^[NS]/.test(id));

/** `N2 fail nxdomain`, one a check, those that do not apply left out. */
function findings(observation: Observation): string[] {
  return all
    .map((check) => `${check.id} ${verdictOf(check, observation)}`)
    .filter((finding) => !finding.includes('not-applicable'));
}

test('a healthy name passes every check of name, delegation and DNSSEC', () => {
  const notPassed = all.filter((check) => verdictOf(check, observationOf()) !== 'pass').map(({ id }) => id);
  assert.deepEqual(notPassed, ['S5']); // it has no RSA key
});

test('a name that does not exist is one finding, not twenty', () => {
  const dns = {
    delegation: delegation({ outcome: 'nxdomain' }),
    soa: absent('example.vn', 'SOA'),
    nameServers: [],
    nameServerNames: [],
  };
  assert.deepEqual(findings(observationOf({ dns })), ['N1 pass', 'N2 fail nxdomain']);
});

test('a walk that could not be finished blames nobody', () => {
  const dns = {
    delegation: delegation({ outcome: 'error', fault: 'timeout' }),
    nameServers: [],
    nameServerNames: [],
  };
  const blamed = findings(observationOf({ dns })).filter(
    (finding) => !finding.includes('not-measured timeout'),
  );
  assert.deepEqual(blamed, ['N1 pass']);
});

test('a delegation to silent servers is one failure, not one a server and family', () => {
  const servers = healthyDns.nameServers.map((server) => ({
    ...server,
    soaUdp: unanswered('example.vn', 'SOA', server.address, 'timeout'),
    nsUdp: unanswered('example.vn', 'NS', server.address, 'timeout'),
    soaTcp: unanswered('example.vn', 'SOA', server.address, 'timeout', 'tcp'),
  }));
  const dns = {
    nameServers: servers,
    soa: failed('example.vn', 'SOA', 'timeout'),
    childNs: failed('example.vn', 'NS', 'timeout'),
    dnskey: failed('example.vn', 'DNSKEY', 'timeout'),
  };
  const failures = findings(observationOf({ dns })).filter((finding) => finding.includes(' fail '));
  assert.deepEqual(failures, ['N3 fail silent']);
});

test('a name server whose addresses could not be looked up leaves open whether every one answers', () => {
  const unknown = {
    name: 'ns3.hoster.com',
    inParent: true,
    inChild: true,
    ipv4: failed('ns3.hoster.com', 'A', 'timeout'),
    ipv6: failed('ns3.hoster.com', 'AAAA', 'timeout'),
    isCname: false,
  };
  const one = observationOf({ dns: { nameServerNames: [...healthyDns.nameServerNames, unknown] } });
  const each: Check[] = [udpAndTcp, nameServerIpv6Reachable, nameServerIpv4Reachable];
  for (const check of each) {
    assert.equal(verdictOf(check, one), 'not-measured timeout', check.id);
  }
  const none = observationOf({ dns: { nameServers: [], nameServerNames: [unknown] } });
  const zone: Check[] = [workingNameServer, parentChildNs, soaConsistent, zoneHygiene];
  for (const check of zone) {
    assert.equal(verdictOf(check, none), 'not-measured timeout', check.id);
  }
});

test('every cause of every check has its four paragraphs in composed Unicode', () => {
  for (const check of all) {
    for (const [cause, { vi, en }] of Object.entries(check.advice)) {
      for (const text of [vi.owner, vi.provider, en.owner, en.provider]) {
        assert.ok(text.length > 30, `${check.id} ${cause}`);
        assert.equal(text, text.normalize('NFC'), `${check.id} ${cause}`);
      }
    }
  }
});
