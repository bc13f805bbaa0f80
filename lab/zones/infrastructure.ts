/**
 * The infrastructure of the lab Internet: root, top and second levels, and three hosters, each on another program.
 *
 * As in the real .vn, com.vn and biz.vn stand on the very servers of vn, so a question to those is answered by the
 * lower zone at once and no referral shows the cut between; id.vn stands on servers of its own.
 */
import { type AddressPair, sharedV4, sharedV6 } from '../address-plan.ts';
import type { Program, SigningSpec } from '../scenario.ts';

/** One process each: a program in a role. */
export type ServerName =
  | 'root-knot'
  | 'vn-nsd'
  | 'gtld-bind'
  | 'host-knot'
  | 'host-nsd'
  | 'host-bind'
  | 'crowd-nsd';

const pair = (third: number, fourth: number): AddressPair => ({
  v4: sharedV4(third, fourth),
  v6: sharedV6(third, fourth),
});

export const rootServers = { 'a.root-servers.net': pair(0, 1), 'b.root-servers.net': pair(1, 1) };
const vnServers = { 'a.dns-servers.vn': pair(0, 10), 'b.dns-servers.vn': pair(1, 10) };
const idVnServers = { 'c.dns-servers.vn': pair(0, 30), 'd.dns-servers.vn': pair(1, 30) };
const gtldServers = { 'a.gtld-servers.net': pair(0, 20), 'b.gtld-servers.net': pair(1, 20) };

/** Validating resolver for tools that are run inside the lab. */
export const resolverAddress = sharedV4(0, 53);
/** From here, and only from here, the misbehaving server may ask host-knot for anything, zone transfers included. */
export const misbehavingSource = sharedV4(15, 1);
/** Source that AnyIP clients use, so that servers see a plausible visitor. */
export const visitor: AddressPair = pair(15, 10);

export const hosters: Record<
  Program,
  { zone: string; server: ServerName; nameServers: Record<string, AddressPair> }
> = {
  knot: {
    zone: 'maychu.vn',
    server: 'host-knot',
    nameServers: { 'ns1.maychu.vn': pair(2, 53), 'ns2.maychu.vn': pair(3, 53) },
  },
  nsd: {
    zone: 'tenmien.net',
    server: 'host-nsd',
    nameServers: { 'ns1.tenmien.net': pair(4, 53), 'ns2.tenmien.net': pair(5, 53) },
  },
  bind: {
    zone: 'luutru.com',
    server: 'host-bind',
    nameServers: { 'ns1.luutru.com': pair(6, 53), 'ns2.luutru.com': pair(7, 53) },
  },
};

/** Where the misbehaving server gets right answers from, to spoil them. */
export const backendAddress = hosters.knot.nameServers['ns1.maychu.vn']!.v4;

export interface TopZone {
  origin: string;
  server: ServerName;
  nameServers: Record<string, AddressPair>;
  signing: SigningSpec;
  /** More lines: addresses of servers whose names lie in this zone. */
  lines: string[];
}

const hosted = (servers: Record<string, AddressPair>) =>
  Object.entries(servers).flatMap(([name, { v4, v6 }]) => [`${name}. A ${v4}`, `${name}. AAAA ${v6}`]);

export const addressLines = hosted;

/** NSEC and NSEC3, with and without opt-out, all with 0 iterations and no salt (RFC 9276). */
export const topZones: TopZone[] = [
  {
    origin: '.',
    server: 'root-knot',
    nameServers: rootServers,
    signing: { denial: 'nsec' },
    lines: [...hosted(rootServers)],
  },
  {
    origin: 'vn',
    server: 'vn-nsd',
    nameServers: vnServers,
    signing: { denial: { optOut: true } },
    lines: [...hosted(vnServers), ...hosted(idVnServers)],
  },
  { origin: 'com.vn', server: 'vn-nsd', nameServers: vnServers, signing: { denial: {} }, lines: [] },
  { origin: 'biz.vn', server: 'vn-nsd', nameServers: vnServers, signing: { denial: 'nsec' }, lines: [] },
  { origin: 'id.vn', server: 'gtld-bind', nameServers: idVnServers, signing: { denial: {} }, lines: [] },
  {
    origin: 'com',
    server: 'gtld-bind',
    nameServers: gtldServers,
    signing: { denial: { optOut: true } },
    lines: [],
  },
  {
    origin: 'net',
    server: 'gtld-bind',
    nameServers: gtldServers,
    signing: { denial: 'nsec' },
    lines: [...hosted(gtldServers), ...hosted(rootServers)],
  },
];
