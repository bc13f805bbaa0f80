/**
 * Special-purpose IP addresses: what IANA's registries (IPv4 and IPv6, read 2026-11-22) do not call globally reachable.
 *
 * Pure. The address guard refuses to connect to them, check N16 calls them bogons in a zone. An IPv4 address inside an
 * IPv6 one (v4-mapped, NAT64, 6to4, Teredo) is refused with its whole block, so nothing hides in it.
 */
import { BlockList, isIP } from 'node:net';

/** CIDR block → the registry's name for it. */
export const specialPurpose: Readonly<Record<string, string>> = {
  '0.0.0.0/8': 'this network',
  '10.0.0.0/8': 'private use',
  '100.64.0.0/10': 'shared address space',
  '127.0.0.0/8': 'loopback',
  '169.254.0.0/16': 'link local',
  '172.16.0.0/12': 'private use',
  '192.0.0.0/24': 'IETF protocol assignments',
  '192.0.2.0/24': 'documentation',
  '192.31.196.0/24': 'AS112',
  '192.52.193.0/24': 'AMT',
  '192.88.99.0/24': '6to4 relay, deprecated',
  '192.168.0.0/16': 'private use',
  '192.175.48.0/24': 'AS112',
  '198.18.0.0/15': 'benchmarking',
  '198.51.100.0/24': 'documentation',
  '203.0.113.0/24': 'documentation',
  '224.0.0.0/4': 'multicast',
  '240.0.0.0/4': 'reserved',
  '::/128': 'unspecified',
  '::1/128': 'loopback',
  '::/96': 'IPv4-compatible, deprecated',
  '::ffff:0:0/96': 'IPv4-mapped',
  '64:ff9b::/96': 'NAT64',
  '64:ff9b:1::/48': 'NAT64, local use',
  '100::/64': 'discard only',
  '100:0:0:1::/64': 'dummy prefix',
  '2001::/23': 'IETF protocol assignments',
  '2001:db8::/32': 'documentation',
  '2002::/16': '6to4',
  '2620:4f:8000::/48': 'AS112',
  '3fff::/20': 'documentation',
  '5f00::/16': 'segment routing',
  'fc00::/7': 'unique local',
  'fe80::/10': 'link local',
  'fec0::/10': 'site local, deprecated',
  'ff00::/8': 'multicast',
};

export interface NetworkList {
  has(address: string): boolean;
}

/**
 * @param cidrs blocks such as `198.18.0.0/15` or `2001:db8::/32`
 * @throws Error naming the block when one is no CIDR block
 */
export function createNetworkList(cidrs: readonly string[]): NetworkList {
  // One list a family: BlockList would match every IPv4 address against the IPv6 rule ::ffff:0:0/96 (Node 26.10).
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const cidr of cidrs) {
    const [address = '', length] = cidr.split('/');
    const family = isIP(address);
    const bits = Number(length);
    if (family === 0 || !length || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new Error(
        `"${cidr}" is no network: write it as address/length, such as 198.18.0.0/15 or 2001:db8::/32`,
      );
    }
    lists[family as 4 | 6].addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return {
    has(address) {
      const family = isIP(address);
      return family !== 0 && lists[family as 4 | 6].check(address, family === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

const special = Object.entries(specialPurpose).map(([cidr, why]) => ({
  list: createNetworkList([cidr]),
  why,
}));

// One look for the ordinary address that nearly all are: the guard asks for every packet.
const anySpecial = createNetworkList(Object.keys(specialPurpose));

/** The registry's name for the special block an address lies in, null when it is an ordinary public address. */
export function specialPurposeOf(address: string): string | null {
  if (!anySpecial.has(address)) return null;
  return special.find(({ list }) => list.has(address))?.why ?? null;
}
