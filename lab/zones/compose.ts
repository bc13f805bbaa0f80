/**
 * From declarations to zones: what every zone holds, who serves it, and what its parent says of it.
 *
 * Pure. Keys and signatures come later (keys.ts, sign.ts), so delegations carry what is needed to make their DS.
 */

import type { DnsMode } from '../misbehaving/dns-modes.ts';
import {
  type DnsSpec,
  type DomainSpec,
  type NameServerSpec,
  type SigningSpec,
  toALabel,
  type ZoneVariant,
} from '../scenario.ts';
import type { LoadedScenario } from '../scenarios.ts';
import type { PlannedSite } from '../web/plan.ts';
import { addressLines, hosters, type ServerName, topZones } from './infrastructure.ts';
import { addressRecords, asciiNames, goodRecords } from './records.ts';

export interface Zone {
  /** A-label, or '.' */
  origin: string;
  server: ServerName;
  /** Master file without the delegations that are added to it, without signatures. */
  lines: string[];
  signing: SigningSpec | null;
  spoil?: (zone: string) => string;
}

/** What a parent says of a zone. */
export interface Delegation {
  origin: string;
  ns: string[];
  glue: string[];
  ds: NonNullable<NonNullable<DnsSpec['parent']>['ds']>;
  /** Whose keys the DS is made of. */
  signing: SigningSpec | null;
}

export interface DnsPlan {
  zones: Zone[];
  delegations: Delegation[];
  /** Beside their own: addresses of scenarios on which each process listens. */
  listen: Map<ServerName, Set<string>>;
  misbehaving: { address: string; mode: DnsMode; backend?: string }[];
}

/** Plans root, top levels, hosters and every scenario's zones. */
export function composeDns(scenarios: readonly LoadedScenario[], sites: readonly PlannedSite[]): DnsPlan {
  const plan: DnsPlan = { zones: [], delegations: [], listen: new Map(), misbehaving: [] };
  for (const zone of topZones) addTopZone(plan, zone);
  for (const program of Object.values(hosters)) addHoster(plan, program);
  for (const scenario of scenarios) {
    for (const domain of scenario.domains) {
      if (domain.dns === 'absent') continue;
      addDomain(plan, scenario, domain, domain.dns ?? {}, sites);
    }
  }
  return plan;
}

function addTopZone(plan: DnsPlan, top: (typeof topZones)[number]): void {
  const names = Object.keys(top.nameServers);
  plan.zones.push({
    origin: top.origin,
    server: top.server,
    lines: [...head(top.origin, names, {}), ...top.lines],
    signing: top.signing,
  });
  listenOn(
    plan,
    top.server,
    Object.values(top.nameServers).flatMap(({ v4, v6 }) => [v4, v6]),
  );
  if (top.origin === '.') return;
  // Glue that the root does not hold already; below vn the addresses are vn's own data.
  const glue = top.origin.includes('.') ? [] : addressLines(top.nameServers);
  plan.delegations.push({ origin: top.origin, ns: names, glue, ds: 'right', signing: top.signing });
}

function addHoster(plan: DnsPlan, hoster: (typeof hosters)[keyof typeof hosters]): void {
  const names = Object.keys(hoster.nameServers);
  const addresses = addressLines(hoster.nameServers);
  const signing: SigningSpec = {};
  plan.zones.push({
    origin: hoster.zone,
    server: hoster.server,
    // A report receiver for every customer (RFC 7489 §7.1), so that the good DMARC record has a good rua.
    lines: [...head(hoster.zone, names, {}), ...addresses, '*._report._dmarc TXT "v=DMARC1"'],
    signing,
  });
  listenOn(
    plan,
    hoster.server,
    Object.values(hoster.nameServers).flatMap(({ v4, v6 }) => [v4, v6]),
  );
  plan.delegations.push({ origin: hoster.zone, ns: names, glue: addresses, ds: 'right', signing });
}

function addDomain(
  plan: DnsPlan,
  scenario: LoadedScenario,
  domain: DomainSpec,
  dns: DnsSpec,
  sites: readonly PlannedSite[],
): void {
  const origin = toALabel(domain.name);
  const program = dns.server ?? (['knot', 'nsd', 'bind'] as const)[scenario.number % 3]!;
  const servers = dns.nameServers;
  const names = servers?.map((server) => toALabel(server.name)) ?? Object.keys(hosters[program].nameServers);
  const own = servers ?? [];
  const ownAddresses = own
    .flatMap((server) => nameServerLines(server))
    .filter((line) => isBelow(line, origin));
  const siteAddresses = sites
    .filter((site) => site.published)
    .flatMap((site) => site.hosts.map((host) => ({ host, v4: site.v4, v6: site.v6 })))
    .filter(({ host }) => host === origin || host.endsWith(`.${origin}`));

  const makeZone = (server: ServerName, spec: DnsSpec): Zone => {
    const childNs = spec.childNs?.map(toALabel) ?? names;
    const written = [...(spec.records ?? []).map(asciiNames), ...goodRecords(origin, spec.without ?? [])];
    return {
      origin,
      server,
      lines: [
        ...head(origin, childNs, spec),
        ...written,
        ...addressRecords(origin, written, siteAddresses, ownAddresses),
      ],
      signing: spec.signed === false ? null : (spec.signed ?? {}),
      ...(spec.spoil === undefined ? {} : { spoil: spec.spoil }),
    };
  };

  const versions = new Map<ServerName, ZoneVariant>();
  if (own.length === 0) versions.set(hosters[program].server, {});
  for (const server of own) addServer(plan, scenario, server, versions);
  for (const [server, variant] of versions) plan.zones.push(makeZone(server, { ...dns, ...variant }));

  const signing = dns.signed === false ? null : (dns.signed ?? {});
  plan.delegations.push({
    origin,
    ns: dns.parent?.ns?.map(toALabel) ?? names,
    glue: [...(dns.parent?.glue ?? ownAddresses)],
    ds: dns.parent?.ds ?? (signing === null ? 'none' : 'right'),
    signing,
  });
}

/** Notes where a name server stands and which version of the zone its program must hold. */
function addServer(
  plan: DnsPlan,
  scenario: LoadedScenario,
  server: NameServerSpec,
  versions: Map<ServerName, ZoneVariant>,
): void {
  const addresses = [...(server.v4 ?? []), ...(server.v6 ?? [])];
  const { answers } = server;
  if (answers === 'nothing') return;
  const real = typeof answers === 'string' && answers in hosters ? (answers as keyof typeof hosters) : null;
  const variant = typeof answers === 'object' && 'program' in answers ? answers : null;
  if (real === null && variant === null) {
    for (const address of addresses) plan.misbehaving.push({ address, mode: answers as DnsMode });
    if (!versions.has('host-knot')) versions.set('host-knot', {}); // the backend whose answers are spoilt
    return;
  }
  const name = hosters[real ?? variant!.program].server;
  const version = variant?.zone ?? {};
  const other = versions.get(name);
  if (other !== undefined && JSON.stringify(other) !== JSON.stringify(version)) {
    throw new Error(
      `scenario ${scenario.id}: ${name} cannot serve two versions of one zone; use another program`,
    );
  }
  versions.set(name, version);
  listenOn(plan, name, addresses);
}

function listenOn(plan: DnsPlan, server: ServerName, addresses: readonly string[]): void {
  const set = plan.listen.get(server) ?? new Set();
  for (const address of addresses) set.add(address);
  plan.listen.set(server, set);
}

function head(origin: string, ns: readonly string[], spec: Pick<DnsSpec, 'soa' | 'ttl'>): string[] {
  const zone = origin === '.' ? '.' : `${origin}.`;
  const mailbox = origin === '.' ? 'hostmaster.' : `hostmaster.${origin}.`;
  return [
    `$ORIGIN ${zone}`,
    `$TTL ${spec.ttl ?? 3600}`,
    `@ SOA ${ns[0] ?? 'ns1.maychu.vn'}. ${mailbox} ${spec.soa ?? '2026112201 14400 3600 1209600 3600'}`,
    ...ns.map((name) => `@ NS ${name}.`),
  ];
}

function nameServerLines(server: NameServerSpec): string[] {
  const name = toALabel(server.name);
  return [
    ...(server.v4 ?? []).map((address) => `${name}. A ${address}`),
    ...(server.v6 ?? []).map((address) => `${name}. AAAA ${address}`),
  ];
}

function isBelow(line: string, origin: string): boolean {
  const owner = line.slice(0, line.indexOf(' '));
  return owner === `${origin}.` || owner.endsWith(`.${origin}.`);
}
