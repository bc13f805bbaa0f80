/**
 * The DNS and mail rooms of the healthy observation: two name servers in two prefixes, each with IPv4 and IPv6, signed
 * with algorithm 13 and NSEC3 without iterations or salt.
 */
import type { DnsObservation, DnsRecord, MailObservation, NameServerObservation } from '../observation.ts';
import { absent, exchange, lookup, records, secure } from './observation-records.ts';

const soaData = 'ns1.example.vn hostmaster.example.vn 2026112001 7200 3600 1209600 3600';
const nsData = ['ns1.example.vn', 'ns2.hoster.vn'];
/** Key-signing key, tag 53053, and zone-signing key, tag 28968. */
const dnskeyData = [
  '257 3 13 F7E9bP/4sFI3frEAwepm+HoozAe4wmXkj3phzYkKyz6K7uypE5nA5XQBZx2/XRtmn9CZB2r06lBgEP8vSATSnw==',
  '256 3 13 Ygs/AV6LkO1O1bEW5Zqbv562h2pqmTf4+Rf8wjuBBD9IpvpIvcyJk601zFphmya17SDiIuEpdyMymYin0yca1w==',
];
const dsData = ['53053 13 2 A4F1085999AC7CD9DDE7A4E8797350EF786DBEA72E31AB3627F09FB57838056B'];
const dnskeySignature =
  'DNSKEY 13 2 3600 20261213000000 20261115000000 53053 example.vn IbzC2lyzS0zULdRKGOsXW13YQiY8RUMG88HqZG6qF90hFRxSs0ThVRvAGGR/T8A1XHURUbvvRcpXyrRmkBGgyg==';
const soaSignature =
  'SOA 13 2 3600 20261213000000 20261115000000 28968 example.vn l2FeDtiV7di3gEz9ySwGW5r1PADiNtdGvqkZ9qjZ168vWmqVCnHQSatjeZuHd9KO1MVIZGNFDW8nqnP+BxunqA==';
/** Matches the apex: closest encloser of a random name, and NODATA for a type the apex does not have. */
const apexNsec3: DnsRecord[] = [
  ...records('mi5721u0fc0lhb7f4o1pu4d6umcpllio.example.vn', 'NSEC3', [
    '1 0 0 - 0lqarbf5ub12f1v0kbc6v1kql00q2bdl A NS SOA MX TXT AAAA RRSIG DNSKEY NSEC3PARAM CAA',
  ]),
  ...records('mi5721u0fc0lhb7f4o1pu4d6umcpllio.example.vn', 'RRSIG', [
    'NSEC3 13 3 3600 20261213000000 20261115000000 28968 example.vn 5t8WDVgF/FdCquRX+m5OI6UNnYXQAIeMEJSlKc4kXzfyVGykdtAbmvirEgOUaylX2/3qgQVpOOaX9T3aU5tcFQ==',
  ]),
];
/** Covers the random name (hash e8nu8v…) and the wildcard (ant8d…). */
const coveringNsec3: DnsRecord[] = [
  ...records('8ikbs2ov6tockhhkt7htk926hvpvk0m0.example.vn', 'NSEC3', [
    '1 0 0 - gg2ceesf3kp4ftrs9olf2nu20mpl3srn A AAAA RRSIG',
  ]),
  ...records('8ikbs2ov6tockhhkt7htk926hvpvk0m0.example.vn', 'RRSIG', [
    'NSEC3 13 3 3600 20261213000000 20261115000000 28968 example.vn bAV5gWobzlFxO15CZ009+dJN+D/Cvhh1XAYzFEOCjU0EalA08tFPDsXj/YNxaQP5O8Wtn9/Nn2l+fNTZ02m+Ug==',
  ]),
];
const soaAuthority: DnsRecord[] = [
  ...records('example.vn', 'SOA', [soaData]),
  ...records('example.vn', 'RRSIG', [soaSignature]),
];

/** A server that answers every question of ours with authority. */
export function healthyNameServer(name: string, address: string): NameServerObservation {
  const soa = [...records('example.vn', 'SOA', [soaData]), ...records('example.vn', 'RRSIG', [soaSignature])];
  return {
    name,
    address,
    family: address.includes(':') ? 6 : 4,
    inParent: true,
    inChild: true,
    soaUdp: exchange('example.vn', 'SOA', address, soa),
    nsUdp: exchange('example.vn', 'NS', address, records('example.vn', 'NS', nsData)),
    soaTcp: exchange('example.vn', 'SOA', address, soa, { transport: 'tcp' }),
    dnskeyUdp: exchange('example.vn', 'DNSKEY', address, [
      ...records('example.vn', 'DNSKEY', dnskeyData),
      ...records('example.vn', 'RRSIG', [dnskeySignature]),
    ]),
  };
}

export const healthyDns: DnsObservation = {
  delegation: {
    outcome: 'delegated',
    parentZone: 'vn',
    parentNs: nsData,
    glue: [
      { name: 'ns1.example.vn', address: '198.18.1.1' },
      { name: 'ns1.example.vn', address: '2001:db8:1::1' },
    ],
    ds: records('example.vn', 'DS', dsData),
    dsValidation: secure,
    exchange: exchange('example.vn', 'NS', '198.19.0.3', [], {
      authoritative: false,
      authority: [...records('example.vn', 'NS', nsData), ...records('example.vn', 'DS', dsData)],
    }),
  },
  childNs: lookup('example.vn', 'NS', nsData, { zone: 'example.vn', server: '198.18.1.1' }),
  nameServerNames: [
    {
      name: 'ns1.example.vn',
      inParent: true,
      inChild: true,
      ipv4: lookup('ns1.example.vn', 'A', ['198.18.1.1']),
      ipv6: lookup('ns1.example.vn', 'AAAA', ['2001:db8:1::1']),
      isCname: false,
    },
    {
      name: 'ns2.hoster.vn',
      inParent: true,
      inChild: true,
      ipv4: lookup('ns2.hoster.vn', 'A', ['198.18.2.1']),
      ipv6: lookup('ns2.hoster.vn', 'AAAA', ['2001:db8:2::1']),
      isCname: false,
    },
  ],
  nameServers: [
    healthyNameServer('ns1.example.vn', '198.18.1.1'),
    healthyNameServer('ns1.example.vn', '2001:db8:1::1'),
    healthyNameServer('ns2.hoster.vn', '198.18.2.1'),
    healthyNameServer('ns2.hoster.vn', '2001:db8:2::1'),
  ],
  soa: lookup('example.vn', 'SOA', [soaData], { zone: 'example.vn', server: '198.18.1.1' }),
  dnskey: lookup('example.vn', 'DNSKEY', dnskeyData, { zone: 'example.vn', server: '198.18.1.1' }),
  nsec3param: lookup('example.vn', 'NSEC3PARAM', ['1 0 0 -']),
  wildcardA: absent('hd-7f3k2q9x.example.vn', 'A', { zone: 'example.vn', server: '198.18.1.1' }),
  wildcardAaaa: absent('hd-7f3k2q9x.example.vn', 'AAAA', { zone: 'example.vn', server: '198.18.1.1' }),
  nodata: lookup('example.vn', 'TYPE65280', [], { zone: 'example.vn', server: '198.18.1.1' }),
  denials: [
    exchange('hd-7f3k2q9x.example.vn', 'A', '198.18.1.1', [], {
      rcode: 3,
      authority: [...soaAuthority, ...apexNsec3, ...coveringNsec3],
    }),
    exchange('example.vn', 'TYPE65280', '198.18.1.1', [], { authority: [...soaAuthority, ...apexNsec3] }),
  ],
  targets: [
    {
      kind: 'ns',
      name: 'ns2.hoster.vn',
      lookup: lookup('ns2.hoster.vn', 'A', ['198.18.2.1']),
      registrable: 'hoster.vn',
      registered: true,
    },
  ],
  caa: [lookup('example.vn', 'CAA', ['0 issue "letsencrypt.org"'])],
  tlsa: absent('_443._tcp.example.vn', 'TLSA'),
  txt: lookup('example.vn', 'TXT', ['"v=spf1 mx -all"']),
};

export const healthyMail: MailObservation = {
  mx: lookup('example.vn', 'MX', ['10 mail.example.vn']),
  targets: [
    {
      preference: 10,
      name: 'mail.example.vn',
      ipv4: lookup('mail.example.vn', 'A', ['198.18.1.25']),
      ipv6: lookup('mail.example.vn', 'AAAA', ['2001:db8:1::25']),
    },
  ],
  dmarcWalk: [
    lookup('_dmarc.example.vn', 'TXT', ['"v=DMARC1; p=reject; rua=mailto:dmarc@example.vn"']),
    absent('_dmarc.vn', 'TXT'),
  ],
  dmarcPsl: null,
};
