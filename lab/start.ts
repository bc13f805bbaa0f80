/**
 * Starts the lab Internet inside a namespace that is set up already, and stops it.
 *
 * Zones are signed while certificates are made; servers start together and the lab is ready when every one answers.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedNetworks, crowdWeb } from './address-plan.ts';
import { openAuthority } from './ca.ts';
import { crowdDelegations, crowdListen, crowdZoneFiles, hosterZone } from './crowd/dns.ts';
import { type Crowd, crowdKey, crowdList, readCrowd, signedZone } from './crowd/generate.ts';
import { crowdMisbehaving, writeCrowdSites } from './crowd/web.ts';
import type { TcpListener } from './misbehaving/tcp.ts';
import { addAddresses, setUpNetwork } from './namespace.ts';
import type { Scenario } from './scenario.ts';
import { type LoadedScenario, loadScenarios } from './scenarios.ts';
import { prepareBind } from './servers/bind.ts';
import { type DnsServerSpec, prepareKnot } from './servers/knot.ts';
import { startMisbehaving } from './servers/misbehaving.ts';
import { prepareNginx } from './servers/nginx.ts';
import { prepareNsd } from './servers/nsd.ts';
import { dnsAnswers, type ServerProcess, startServer, tcpAnswers } from './servers/process.ts';
import { prepareUnbound } from './servers/unbound.ts';
import { certificatePaths, writeSites } from './web/nginx-config.ts';
import { type PlannedSite, planSites } from './web/plan.ts';
import { composeDns, type DnsPlan } from './zones/compose.ts';
import {
  backendAddress,
  misbehavingSource,
  resolverAddress,
  rootServers,
  type ServerName,
  visitor,
} from './zones/infrastructure.ts';
import { writeZones } from './zones/sign.ts';

/** What tests and commands need to know of a running lab; the content of lab.json. */
export interface LabFacts {
  rootHints: string;
  /** DS of the root as a master-file line. */
  trustAnchor: string;
  /** The same for delv -a. */
  delvAnchor: string;
  ca: string;
  allowNetworks: readonly string[];
  resolver: string;
  scenarios: {
    id: string;
    number: number;
    domain: string;
    about: string;
    witness: readonly string[];
    folder: string;
    context?: Scenario['context'];
  }[];
  crowd: { names: number; list: string } | null;
}

export interface Lab {
  facts: LabFacts;
  /** Path of lab.json. */
  path: string;
  stop(): Promise<void>;
}

/** @param state folder that keeps keys and authority; @param run folder for this start, removed by `stop` */
export async function startLab(state: string, run: string, now: Temporal.Instant): Promise<Lab> {
  for (const part of ['', 'zones', 'servers', 'web'])
    mkdirSync(join(run, part), { recursive: true, mode: 0o700 });
  setUpNetwork(run, visitor, resolverAddress);
  const scenarios = await loadScenarios();
  const sites = planSites(scenarios, now);
  const dns = composeDns(scenarios, sites);
  const crowd = await readCrowd(state, now);
  if (crowd !== null) await addCrowd(dns, state, crowd);
  const signing = writeZones(dns, { keys: join(state, 'keys'), zones: join(run, 'zones') }, now);
  const authority = openAuthority(join(state, 'ca'), now);
  const blocks = writeSites(join(run, 'web'), sites, authority, now);
  const { files, rootDs } = await signing;
  const list = crowd === null ? null : { names: crowd.names.length, list: crowdList(crowd.folder) };
  const facts = writeFacts(run, rootDs, authority.rootPem, scenarios, list);

  const servers: ServerProcess[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(run, { recursive: true, force: true });
  };
  const specOf = (name: ServerName): DnsServerSpec => ({
    name,
    folder: join(run, 'servers', name),
    addresses: [...(dns.listen.get(name) ?? [])],
    zones: files.filter((file) => file.server === name),
  });
  const startDns = async (name: ServerName, command: ReturnType<typeof prepareNsd>) => {
    const spec = specOf(name);
    servers.push(
      await startServer({ ...command, answers: dnsAnswers(spec.addresses[0]!, spec.zones[0]!.origin) }),
    );
  };
  const startCrowd = async ({ names, folder }: Crowd) => {
    const spec = specOf('crowd-nsd');
    const zones = crowdZoneFiles(join(run, 'zones', 'crowd'), names, (domain) => signedZone(folder, domain));
    const command = prepareNsd({ ...spec, zones: [...spec.zones, ...zones] });
    const web = writeCrowdSites(join(run, 'web', 'crowd'), names, authority, now);
    const nginx = prepareNginx({ name: 'crowd-web', folder: join(run, 'servers', 'crowd-web'), blocks: web });
    await Promise.all([
      startDns('crowd-nsd', command),
      startServer({ ...nginx, answers: tcpAnswers(crowdWeb(0).v4, 80) }).then((server) =>
        servers.push(server),
      ),
    ]);
  };
  addAddresses((['gtld-bind', 'host-bind'] as const).flatMap((name) => specOf(name).addresses));
  try {
    const webFolder = join(run, 'servers', 'web');
    await Promise.all([
      startDns('root-knot', prepareKnot(specOf('root-knot'), null)),
      startDns('host-knot', prepareKnot(specOf('host-knot'), misbehavingSource)),
      startDns('vn-nsd', prepareNsd(specOf('vn-nsd'))),
      startDns('host-nsd', prepareNsd(specOf('host-nsd'))),
      startDns('gtld-bind', prepareBind(specOf('gtld-bind'))),
      startDns('host-bind', prepareBind(specOf('host-bind'))),
      crowd === null ? null : startCrowd(crowd),
      startWeb(webFolder, blocks, sites).then((server) => servers.push(server)),
      startMisbehaving(join(run, 'servers', 'misbehaving'), {
        dns: dns.misbehaving,
        tcp: [...misbehavingSites(join(run, 'web'), sites), ...crowdMisbehaving(crowd?.names ?? [])],
        sources: { backend: backendAddress, resolver: resolverAddress, source: misbehavingSource },
      }).then((server) => servers.push(server)),
    ]);
    const resolver = prepareUnbound({
      folder: join(run, 'servers', 'resolver'),
      address: resolverAddress,
      rootHints: facts.rootHints,
      trustAnchor: facts.trustAnchor,
    });
    servers.push(await startServer({ ...resolver, answers: dnsAnswers(resolverAddress, '.') }));
  } catch (error) {
    await stop();
    throw error;
  }
  return { facts, path: join(run, 'lab.json'), stop };
}

/** Puts the crowd's hoster, delegations and silent servers into the plan. */
async function addCrowd(dns: DnsPlan, state: string, { names, rough }: Crowd): Promise<void> {
  const { zone, delegation } = hosterZone();
  const { answering, misbehaving } = crowdListen(rough);
  dns.zones.push(zone);
  dns.delegations.push(delegation, ...crowdDelegations(names, (await crowdKey(state)).dnskey));
  dns.listen.set('crowd-nsd', new Set(answering));
  dns.misbehaving.push(...misbehaving);
}

function startWeb(
  folder: string,
  blocks: readonly string[],
  sites: readonly PlannedSite[],
): Promise<ServerProcess> {
  const served = (behaviour: PlannedSite['http'] | PlannedSite['https']) =>
    behaviour !== 'closed' && !(typeof behaviour === 'object' && 'misbehaves' in behaviour);
  const site = sites.find(({ http, https }) => served(http) || served(https));
  if (site === undefined)
    throw new Error('lab: no scenario has a website, so nginx would have nothing to serve');
  const command = prepareNginx({ name: 'web', folder, blocks });
  return startServer({ ...command, answers: tcpAnswers(site.v4 ?? site.v6!, served(site.https) ? 443 : 80) });
}

function misbehavingSites(folder: string, sites: readonly PlannedSite[]): TcpListener[] {
  return sites.flatMap((site) =>
    ([80, 443] as const).flatMap((port) => {
      const behaviour: PlannedSite['https'] = port === 80 ? site.http : site.https;
      if (typeof behaviour !== 'object' || !('misbehaves' in behaviour)) return [];
      const tls = behaviour.tls === true ? { tls: certificatePaths(folder, site) } : {};
      const addresses = [site.v4, site.v6].filter((address) => address !== null);
      return addresses.map((address) => ({ address, port, mode: behaviour.misbehaves, ...tls }));
    }),
  );
}

function writeFacts(
  run: string,
  rootDs: string,
  rootPem: string,
  scenarios: readonly LoadedScenario[],
  crowd: LabFacts['crowd'],
): LabFacts {
  const [tag, algorithm, type, digest] = rootDs.split(' ');
  const write = (name: string, text: string) => {
    const path = join(run, name);
    writeFileSync(path, text);
    return path;
  };
  const hints = Object.entries(rootServers);
  const facts: LabFacts = {
    // All NS lines before the addresses: unbound wants it so.
    rootHints: write(
      'root.hints',
      [
        ...hints.map(([name]) => `. 3600000 IN NS ${name}.`),
        ...hints.flatMap(([name, { v4, v6 }]) => [
          `${name}. 3600000 IN A ${v4}`,
          `${name}. 3600000 IN AAAA ${v6}`,
        ]),
        '',
      ].join('\n'),
    ),
    trustAnchor: write('root.ds', `. 3600 IN DS ${rootDs}\n`),
    delvAnchor: write(
      'root.delv',
      `trust-anchors { . static-ds ${tag} ${algorithm} ${type} "${digest}"; };\n`,
    ),
    ca: write('ca.pem', rootPem),
    allowNetworks: allowedNetworks,
    resolver: resolverAddress,
    scenarios: scenarios.map(({ id, number, domain, about, witness, folder, context }) => ({
      id,
      number,
      domain,
      about,
      witness,
      folder,
      ...(context === undefined ? {} : { context }),
    })),
    crowd,
  };
  write('lab.json', `${JSON.stringify(facts, null, 2)}\n`);
  return facts;
}
