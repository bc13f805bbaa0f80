/**
 * Where resolution starts: the root name servers, and the parser of hints files (`--root-hints`).
 *
 * The list is a copy of InterNIC's named.root of 2024-04-18 (root zone 2024041801), as Debian's dns-root-data carries
 * it; B's addresses are those in force since 2023-11-27. It only has to lead to one working root server.
 */
import { parseName } from '../dns/names.ts';

export interface RootServer {
  name: string;
  addresses: readonly string[];
}

export const shippedRootHintsDate = '2024-04-18';

export const shippedRootHints: readonly RootServer[] = [
  { name: 'a.root-servers.net', addresses: ['198.41.0.4', '2001:503:ba3e::2:30'] },
  { name: 'b.root-servers.net', addresses: ['170.247.170.2', '2801:1b8:10::b'] },
  { name: 'c.root-servers.net', addresses: ['192.33.4.12', '2001:500:2::c'] },
  { name: 'd.root-servers.net', addresses: ['199.7.91.13', '2001:500:2d::d'] },
  { name: 'e.root-servers.net', addresses: ['192.203.230.10', '2001:500:a8::e'] },
  { name: 'f.root-servers.net', addresses: ['192.5.5.241', '2001:500:2f::f'] },
  { name: 'g.root-servers.net', addresses: ['192.112.36.4', '2001:500:12::d0d'] },
  { name: 'h.root-servers.net', addresses: ['198.97.190.53', '2001:500:1::53'] },
  { name: 'i.root-servers.net', addresses: ['192.36.148.17', '2001:7fe::53'] },
  { name: 'j.root-servers.net', addresses: ['192.58.128.30', '2001:503:c27::2:30'] },
  { name: 'k.root-servers.net', addresses: ['193.0.14.129', '2001:7fd::1'] },
  { name: 'l.root-servers.net', addresses: ['199.7.83.42', '2001:500:9f::42'] },
  { name: 'm.root-servers.net', addresses: ['202.12.27.33', '2001:dc3::35'] },
];

/**
 * Reads a hints file: zone-file lines of NS records at the root and A and AAAA records of those names, in any order;
 * TTL and class may be left out, comments begin with a semicolon.
 *
 * @returns the root's servers that have an address; an empty list when the text holds none
 */
export function parseRootHints(text: string): RootServer[] {
  const addresses = new Map<string, string[]>();
  const roots: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [owner, ...fields] = line.replace(/;.*/, '').trim().split(/\s+/);
    const rest = fields.filter((field) => !/^([0-9]+[smhdw]?|IN)$/i.test(field));
    const [type, value] = rest;
    const name = owner === undefined ? null : parseName(owner);
    if (name === null || type === undefined || value === undefined) continue;
    const kind = type.toUpperCase();
    if (kind === 'NS' && name === '.') {
      const target = parseName(value);
      if (target !== null && !roots.includes(target)) roots.push(target);
    } else if (kind === 'A' || kind === 'AAAA') addresses.set(name, [...(addresses.get(name) ?? []), value]);
  }
  return roots
    .map((name) => ({ name, addresses: addresses.get(name) ?? [] }))
    .filter((server) => server.addresses.length > 0);
}
