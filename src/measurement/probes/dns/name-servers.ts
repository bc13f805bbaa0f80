/**
 * Every name server of the zone, by name and by address: the parent's set and the child's, each asked directly.
 */

import { limits } from '../../budgets.ts';
import { addressOf, targetOf } from '../../dns/rdata-fields.ts';
import { rrType } from '../../dns/record-types.ts';
import type {
  Delegation,
  DnsExchange,
  Lookup,
  NameServerName,
  NameServerObservation,
} from '../../observation.ts';
import type { Asking } from './asking.ts';

/** More name servers than any honest zone has; the rest is not asked. The root has 13. */
const maxNames = 13;

export async function observeNameServers(
  asking: Asking,
  delegation: Delegation,
  childNs: Lookup,
): Promise<{ names: NameServerName[]; addresses: NameServerObservation[] }> {
  if (delegation.outcome !== 'delegated') return { names: [], addresses: [] };
  const inChild = new Set(childNs.records.flatMap((record) => targetOf(record) ?? []));
  const inParent = new Set(delegation.parentNs);
  const all = [...new Set([...inParent, ...inChild])].slice(0, maxNames);
  const names = await Promise.all(
    all.map((name) =>
      observeName(asking, name, { inParent: inParent.has(name), inChild: inChild.has(name) }),
    ),
  );
  const addresses = names.flatMap((server) =>
    serverAddresses(server, delegation).map(({ address, family }) => ({ server, address, family })),
  );
  const observed = await Promise.all(
    addresses.map(({ server, address, family }) =>
      observeAddress(asking, server, address, family, delegation.ds.length > 0),
    ),
  );
  return { names, addresses: observed };
}

async function observeName(
  asking: Asking,
  name: string,
  sets: { inParent: boolean; inChild: boolean },
): Promise<NameServerName> {
  const [ipv4, ipv6] = await Promise.all([asking.askShared(name, 'A'), asking.askShared(name, 'AAAA')]);
  return { name, ...sets, ipv4, ipv6, isCname: ipv4.cnames.length > 0 || ipv6.cnames.length > 0 };
}

/** Authoritative addresses; glue only where the lookup itself failed, so that a lame zone is still asked directly. */
function serverAddresses(
  server: NameServerName,
  delegation: Delegation,
): { address: string; family: 4 | 6 }[] {
  const looked = [server.ipv4, server.ipv6].flatMap((lookup) =>
    lookup.records.flatMap((record) => addressOf(record) ?? []).slice(0, limits.addressesPerFamily),
  );
  const glue = delegation.glue.filter(({ name }) => name === server.name).map(({ address }) => address);
  const failed = server.ipv4.outcome === 'error' || server.ipv6.outcome === 'error';
  return [...new Set(failed ? [...looked, ...glue] : looked)].map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
}

async function observeAddress(
  asking: Asking,
  server: NameServerName,
  address: string,
  family: 4 | 6,
  signed: boolean,
): Promise<NameServerObservation> {
  const { domain, means } = asking;
  const target = { address, name: server.name };
  const base = { name: server.name, address, family, inParent: server.inParent, inChild: server.inChild };
  if (!(family === 6 ? means.reach.ipv6 : means.reach.ipv4)) {
    const unasked = notReached(asking, address, family === 6 ? 'no-ipv6' : 'no-ipv4');
    return { ...base, soaUdp: unasked };
  }
  const soaUdp = await asking.askServer(target, domain, 'SOA', rrType.SOA, {});
  if (means.profile !== 'full') return { ...base, soaUdp };
  // A server silent to one question is not asked the others by UDP: each would wait the same time-outs out.
  const silent = soaUdp.outcome !== 'answer';
  const [nsUdp, soaTcp, dnskeyUdp] = await Promise.all([
    silent ? { ...soaUdp, type: 'NS' } : asking.askServer(target, domain, 'NS', rrType.NS, {}),
    asking.askServer(target, domain, 'SOA', rrType.SOA, { transport: 'tcp' }),
    signed && !silent ? asking.askServer(target, domain, 'DNSKEY', rrType.DNSKEY, {}) : undefined,
  ]);
  return { ...base, soaUdp, nsUdp, soaTcp, ...(dnskeyUdp ? { dnskeyUdp } : {}) };
}

function notReached(asking: Asking, address: string, outcome: 'no-ipv4' | 'no-ipv6'): DnsExchange {
  const at = asking.means.now().toString({ smallestUnit: 'millisecond' });
  return { name: asking.domain, type: 'SOA', server: address, transport: 'udp', at, afterMs: 0, outcome };
}
