/**
 * The crowd's zones: one file for all unsigned names on a web address, the signed ones as they were generated.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crowdNameServer, crowdNameServerPairs, crowdWeb } from '../address-plan.ts';
import type { DnsMode } from '../misbehaving/dns-modes.ts';
import type { Delegation, Zone } from '../zones/compose.ts';
import { dsRdata } from '../zones/keys.ts';
import { answeringPairs, type CrowdName, lossyPairs } from './names.ts';

/** Zone that holds the names of the crowd's name servers: aN and bN for pair N. */
export const crowdHoster = 'dongmay.net';

export function nameServersOf(pair: number): [string, string] {
  return [`a${pair}.${crowdHoster}`, `b${pair}.${crowdHoster}`];
}

/** Lines of one name's zone, owners relative: the same text for all unsigned names on one web address. */
export function zoneLines(name: Pick<CrowdName, 'web' | 'pair' | 'class' | 'hasIpv6'>): string[] {
  const [first, second] = nameServersOf(name.pair);
  const { v4, v6 } = crowdWeb(name.web);
  const web = [`@ A ${v4}`, `www A ${v4}`, ...(name.hasIpv6 ? [`@ AAAA ${v6}`, `www AAAA ${v6}`] : [])];
  return [
    '$TTL 3600',
    `@ SOA ${first}. hostmaster.${crowdHoster}. 2026112201 14400 3600 1209600 3600`,
    `@ NS ${first}.`,
    `@ NS ${second}.`,
    ...(name.class === 'no-web' ? [] : web),
    ...mailLines(name.web),
    ...(name.web % 5 === 0 ? ['@ CAA 0 issue "ca.maychu.vn"'] : []),
  ];
}

/** A third says that it has no mail, a sixth has the hoster's mail server, the others say nothing. */
function mailLines(web: number): string[] {
  if (web % 3 === 0) return ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject"'];
  if (web % 6 === 1) return [`@ MX 10 mx.${crowdHoster}.`, `@ TXT "v=spf1 mx -all"`];
  return [];
}

/** The hoster's zone, to be signed with the others. */
export function hosterZone(): { zone: Zone; delegation: Delegation } {
  const pairs = Array.from({ length: crowdNameServerPairs }, (_, pair) => pair);
  const addresses = pairs.flatMap((pair) =>
    ([0, 1] as const).flatMap((which) => {
      const { v4, v6 } = crowdNameServer(pair, which);
      const name = nameServersOf(pair)[which];
      return [`${name}. A ${v4}`, `${name}. AAAA ${v6}`];
    }),
  );
  const ns = nameServersOf(0);
  const head = [
    `$ORIGIN ${crowdHoster}.`,
    '$TTL 86400',
    `@ SOA ${ns[0]}. hostmaster.${crowdHoster}. 2026112201 14400 3600 1209600 3600`,
    ...ns.map((name) => `@ NS ${name}.`),
    ...Object.entries({ A: crowdWeb(0).v4, AAAA: crowdWeb(0).v6 }).map(
      ([type, address]) => `mx ${type} ${address}`,
    ),
  ];
  return {
    zone: { origin: crowdHoster, server: 'crowd-nsd', lines: [...head, ...addresses], signing: {} },
    delegation: { origin: crowdHoster, ns, glue: addresses.slice(0, 4), ds: 'right', signing: {} },
  };
}

export function crowdDelegations(names: readonly CrowdName[], dnskey: string): Delegation[] {
  return names.map(({ domain, pair, signed, bogus }): Delegation => {
    const right = signed ? dsRdata(domain, dnskey, 2) : '';
    const line = bogus ? `${right.slice(0, -8)}00000000` : right;
    return {
      origin: domain,
      ns: nameServersOf(pair),
      glue: [],
      ds: signed ? { lines: [line] } : 'none',
      signing: null,
    };
  });
}

/** Writes the shared files; returns the zones for NSD. Lame and silent names are in none. */
export function crowdZoneFiles(
  folder: string,
  names: readonly CrowdName[],
  signedPath: (domain: string) => string,
): { origin: string; path: string }[] {
  mkdirSync(folder, { recursive: true });
  const written = new Set<number>();
  return names
    .filter((name) => name.class !== 'lame' && name.class !== 'silent')
    .map((name) => {
      if (name.signed) return { origin: name.domain, path: signedPath(name.domain) };
      const path = join(folder, `web-${name.web}.zone`);
      if (!written.has(name.web)) writeFileSync(path, `${zoneLines(name).join('\n')}\n`);
      written.add(name.web);
      return { origin: name.domain, path };
    });
}

/** @param rough some pairs lose packets: they spoil what the first pair answers, which serves every zone too */
export function crowdListen(rough: boolean): {
  answering: string[];
  misbehaving: { address: string; mode: DnsMode; backend?: string }[];
} {
  const both = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => from + at).flatMap((pair) =>
      ([0, 1] as const).flatMap((which) => Object.values(crowdNameServer(pair, which)) as string[]),
    );
  const silent = both(answeringPairs, crowdNameServerPairs).map((address) => ({
    address,
    mode: 'silent' as const,
  }));
  if (!rough) return { answering: both(0, answeringPairs), misbehaving: silent };
  const backend = crowdNameServer(0, 0).v4;
  const modes = Object.entries(lossyPairs) as [keyof typeof lossyPairs, readonly [number, number]][];
  const lossy = modes.flatMap(([mode, [first, last]]) =>
    both(first, last + 1).map((address) => ({ address, mode, backend })),
  );
  const spoilt = new Set(lossy.map(({ address }) => address));
  const answering = both(0, answeringPairs).filter((address) => !spoilt.has(address));
  return { answering, misbehaving: [...silent, ...lossy] };
}
