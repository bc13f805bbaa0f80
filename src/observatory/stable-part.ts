/**
 * The stable part of an observation: what has to differ for the name to show something else than last time.
 *
 * It is built by naming what stays, not by striking out what moves, so what a future probe adds counts only once somebody
 * has thought about it here. Left out, because it differs between two measurements of an unchanged name: instants and
 * durations, TTLs, raw messages, signatures and their dates, zone serials, random labels, which of several servers
 * answered, and the order of every set. A change of the judgement keeps a new observation in any case (store.ts).
 *
 * Written into fixed places in a fixed order: the JSON of the result is canonical.
 */
import type { Observation } from '#measurement/index.ts';
import {
  byText,
  exchange,
  lookup,
  lookupEnd,
  recordSet,
  type Stable,
  sorted,
  validation,
} from './stable-dns.ts';
import { stableWeb } from './stable-web.ts';

type Dns = Observation['dns'];

export function stablePart(observation: Observation): Stable {
  const { schema, domain, profile, allowedNetworks, reach, dns, web, mail } = observation;
  return [
    [schema, domain, profile, sorted(allowedNetworks), reach.ipv4, reach.ipv6],
    stableDns(dns),
    stableWeb(web),
    stableMail(mail),
  ];
}

function stableDns(dns: Dns): Stable {
  const { delegation } = dns;
  // Servers of one zone may say different things of SOA and keys; which one a lookup met is chance, so the zone's own
  // servers speak where they were asked.
  const askedSoa = dns.nameServers.some(({ soaUdp }) => soaUdp.outcome === 'answer');
  const askedKeys = dns.nameServers.some(({ dnskeyUdp }) => dnskeyUdp?.outcome === 'answer');
  return [
    dns.invalidName?.rule ?? null,
    [
      delegation.outcome,
      delegation.fault ?? null,
      delegation.parentZone,
      sorted(delegation.parentNs),
      sorted(delegation.glue.map(({ name, address }) => `${name} ${address}`)),
      recordSet(delegation.ds),
      validation(delegation.dsValidation),
    ],
    lookup(dns.childNs),
    byText(
      dns.nameServerNames.map((server) => [
        server.name,
        server.inParent,
        server.inChild,
        server.isCname,
        lookup(server.ipv4),
        lookup(server.ipv6),
      ]),
    ),
    byText(
      dns.nameServers.map((server) => [
        server.name,
        server.address,
        server.inParent,
        server.inChild,
        exchange(server.soaUdp),
        server.nsUdp ? exchange(server.nsUdp) : null,
        server.soaTcp ? exchange(server.soaTcp) : null,
        server.dnskeyUdp ? exchange(server.dnskeyUdp) : null,
      ]),
    ),
    askedSoa ? lookupEnd(dns.soa) : lookup(dns.soa),
    askedKeys ? lookupEnd(dns.dnskey) : lookup(dns.dnskey),
    dns.nsec3param ? lookup(dns.nsec3param) : null,
    lookup(dns.wildcardA),
    dns.wildcardAaaa ? lookup(dns.wildcardAaaa) : null,
    dns.nodata ? lookupEnd(dns.nodata) : null,
    // What proves a denial depends on the random label that was asked for.
    byText(dns.denials.map(({ type, outcome, rcode }) => [type, outcome, rcode ?? null])),
    byText(
      dns.targets.map(({ kind, name, registrable, registered, lookup: found }) => [
        kind,
        name,
        registrable,
        registered,
        lookupEnd(found),
      ]),
    ),
    dns.caa.map(lookup),
    dns.tlsa ? lookup(dns.tlsa) : null,
    lookup(dns.txt),
  ];
}

function stableMail(mail: Observation['mail']): Stable {
  return [
    lookup(mail.mx),
    byText(
      mail.targets.map(({ preference, name, ipv4, ipv6 }) => [preference, name, lookup(ipv4), lookup(ipv6)]),
    ),
    mail.dmarcWalk.map(lookup),
    mail.dmarcPsl ? lookup(mail.dmarcPsl) : null,
  ];
}
