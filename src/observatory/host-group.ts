/**
 * A number that is alike for names that share their hosts, so that a batch of the plan finds shared name servers and web
 * addresses in the memo of its run. Half of it comes from the name servers, half from the web address: in this order
 * names of one hoster stand together, and within it those of one machine. Chance equality costs nothing but order.
 */
import type { Observation } from '#measurement/index.ts';

/** A signed 32-bit integer; null where the name has neither name server nor address. */
export function hostGroupOf({ dns, web }: Observation): number | null {
  const servers = dns.nameServerNames.map(({ name }) => name).sort();
  const addresses = web.hosts
    .flatMap(({ ipv4, ipv6 }) => [...ipv4.records, ...ipv6.records].map(({ data }) => data))
    .sort();
  if (servers.length === 0 && addresses.length === 0) return null;
  return (hash16(servers.join(' ')) << 16) | hash16(addresses[0] ?? '');
}

/** FNV-1a, folded to 16 bits. */
function hash16(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
}
