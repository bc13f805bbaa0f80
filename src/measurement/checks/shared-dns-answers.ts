/**
 * How the N and S checks read answers: what is authoritative, which addresses a name server has, and evidence of one
 * shape cut to size.
 */
import type { JsonValue } from '../check.ts';
import type { DnsExchange, Lookup, NameServerObservation, Observation } from '../observation.ts';

/** NOERROR with the AA bit and the asked RRset at the asked name. */
export function isAuthoritative(exchange: DnsExchange | undefined, domain: string, type: string): boolean {
  return (
    exchange?.outcome === 'answer' &&
    exchange.rcode === 0 &&
    exchange.authoritative === true &&
    (exchange.answer ?? []).some((record) => record.type === type && record.name === domain)
  );
}

export function isWorking(server: NameServerObservation, domain: string): boolean {
  return isAuthoritative(server.soaUdp, domain, 'SOA') || isAuthoritative(server.soaTcp, domain, 'SOA');
}

/** Data of the records of a lookup that answered. */
export function dataOf(lookup: Lookup | undefined, type: string): string[] {
  return lookup?.outcome === 'answer'
    ? lookup.records.filter((record) => record.type === type).map((record) => record.data)
    : [];
}

/** Addresses of each name server name by family: looked up with authority, or else glue. */
export function nameServerAddresses({
  dns,
}: Observation): { name: string; ipv4: string[]; ipv6: string[] }[] {
  return dns.nameServerNames.map((server) => {
    const glue = dns.delegation.glue
      .filter((entry) => entry.name === server.name)
      .map((entry) => entry.address);
    const ipv4 = dataOf(server.ipv4, 'A');
    const ipv6 = dataOf(server.ipv6, 'AAAA');
    return {
      name: server.name,
      ipv4: server.ipv4.outcome === 'error' ? glue.filter((address) => !address.includes(':')) : ipv4,
      ipv6: server.ipv6.outcome === 'error' ? glue.filter((address) => address.includes(':')) : ipv6,
    };
  });
}

/** First items of a list, and a last one that says how many were left out. */
export function cut<T extends JsonValue>(items: readonly T[], limit = 10): JsonValue[] {
  return items.length <= limit
    ? [...items]
    : [...items.slice(0, limit), `… and ${items.length - limit} more`];
}

/** One server's answer as evidence. */
export function answerOf(server: NameServerObservation, exchange: DnsExchange): { [key: string]: JsonValue } {
  const asked = {
    server: server.name,
    address: server.address,
    type: exchange.type,
    transport: exchange.transport,
  };
  return exchange.outcome === 'answer'
    ? {
        ...asked,
        outcome: 'answer',
        rcode: exchange.rcode ?? null,
        authoritative: exchange.authoritative ?? false,
      }
    : { ...asked, outcome: exchange.outcome, afterMs: exchange.afterMs };
}
