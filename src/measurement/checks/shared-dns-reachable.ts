/**
 * Whether every name server address of one family answers DNS at all: the common half of N14 (IPv6) and N15 (IPv4).
 *
 * Any answer counts, over UDP or, failing that, TCP; whether it is right is N7's question, and that none works is N3's.
 */
import type { Evidence } from '../check.ts';
import type { NameServerObservation, Observation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import {
  faultOf,
  fullGate,
  type Gate,
  isPrevention,
  notApplicable,
  notMeasured,
  servedZoneGate,
} from './shared-dns.ts';
import { answerOf, cut, dataOf } from './shared-dns-answers.ts';
import { isIpv4Mapped } from './shared-dns-prefix.ts';

export type Reachability =
  | Gate
  | { verdict: 'reachable'; evidence: Evidence }
  | { verdict: 'unreachable'; evidence: Evidence };

export function judgeReachability(observation: Observation, family: 4 | 6): Reachability {
  const gate = servedZoneGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { dns, reach } = observation;
  const names =
    family === 6 ? dns.nameServerNames.map(({ ipv6 }) => ipv6) : dns.nameServerNames.map(({ ipv4 }) => ipv4);
  const servers = dns.nameServers.filter(
    (server) => server.family === family && !isIpv4Mapped(server.address),
  );
  const listed = names
    .flatMap((lookup) => dataOf(lookup, family === 6 ? 'AAAA' : 'A'))
    .filter((address) => !isIpv4Mapped(address));
  if (servers.length === 0 && listed.length === 0) {
    const failed = names.find(({ outcome }) => outcome === 'error');
    return failed
      ? notMeasured(failed.fault ?? 'servfail', { name: failed.name })
      : notApplicable(family === 6 ? 'no-name-server-ipv6' : 'no-name-server-ipv4');
  }
  if (!(family === 6 ? reach.ipv6 : reach.ipv4)) {
    return notMeasured(family === 6 ? 'no-ipv6' : 'no-ipv4', { addresses: cut(listed) });
  }
  const faults = servers.map((server) => ({ server, fault: silenceOf(server, reach) }));
  const silent = faults.filter(({ fault }) => fault !== null && !isPrevention(fault));
  const evidence = {
    asked: cut(servers.map(({ name, address }) => `${name} ${address}`)),
    silent: cut(
      silent.map(({ server }) => answerOf(server, server.nsUdp ?? server.soaUdp)),
      6,
    ),
  };
  if (silent.length > 0) return { verdict: 'unreachable', evidence };
  const prevented = faults.find(({ fault }) => fault !== null)?.fault;
  if (prevented) return notMeasured(prevented, evidence);
  // A name server whose addresses could not be looked up may have one that is dead.
  const unknown = names.find(
    ({ name, outcome }) => outcome === 'error' && !servers.some((server) => server.name === name),
  );
  if (unknown) return notMeasured(unknown.fault ?? 'servfail', { ...evidence, name: unknown.name });
  // Addresses that stand in the DNS and were not asked leave the answer open.
  return servers.length === 0
    ? notMeasured('interrupted', { addresses: cut(listed) })
    : { verdict: 'reachable', evidence };
}

/** null when any of the questions was answered. */
function silenceOf(server: NameServerObservation, reach: Observation['reach']): MeasurementFault | null {
  const exchanges = [server.nsUdp, server.soaUdp, server.soaTcp].filter((exchange) => exchange !== undefined);
  if (exchanges.some(({ outcome }) => outcome === 'answer')) return null;
  return faultOf(server.nsUdp ?? server.soaUdp, server.family, reach);
}
