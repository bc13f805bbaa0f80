/**
 * A small signed Internet for the validator's tests: root, two top-level zones and zones below them, signed by
 * ldns-signzone and dnssec-signzone, spoilt by hand where a test wants it, served by NSD on 127.41.0.0/16.
 *
 * `xa` is signed with NSEC, `xb` with NSEC3 and opt-out. Root, top level and zones have a server each, so that
 * referrals are seen; a fourth holds all zones at once, as providers do that host parent and child, and is what
 * delv is pointed at. Making 30 zones takes about a second.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeQuery } from '../dns/codec.ts';

// Debian keeps nsd where ordinary users do not look.
const programPath = `${process.env.PATH}:/usr/sbin`;
const env = { ...process.env, PATH: programPath };

export interface LabAddresses {
  root: string;
  tld: string;
  zones: string;
  /** Holds every zone. */
  all: string;
}

export interface LabZone {
  name: string;
  /** ldns-keygen's mnemonic. */
  algorithm?: string;
  /** Further options of ldns-signzone. */
  options?: readonly string[];
  /** Sign with BIND's dnssec-signzone instead. */
  signer?: 'bind';
  /** Changes the signed zone file. */
  spoil?: (signed: string) => string;
  /** DS lines for the parent, made from the true ones; empty for an unsigned delegation. */
  ds?: (lines: string) => string;
  unsigned?: boolean;
}

export interface Lab extends AsyncDisposable {
  addresses: LabAddresses;
  directory: string;
  /** DS of the root as a zone-file line. */
  anchor: string;
  /** `initial-ds` form for delv. */
  anchorFile: string;
}

/**
 * @param network three numbers of the servers' addresses; tests that run at the same time take different ones
 */
export async function startLab(zones: readonly LabZone[], network: `127.41.${number}`): Promise<Lab> {
  const directory = mkdtempSync(join(tmpdir(), 'hien-dien-dnssec-'));
  try {
    return await makeLab(directory, zones, network);
  } catch (problem) {
    rmSync(directory, { recursive: true, force: true });
    throw problem;
  }
}

async function makeLab(directory: string, zones: readonly LabZone[], network: string): Promise<Lab> {
  const addresses = { root: `${network}.1`, tld: `${network}.2`, zones: `${network}.3`, all: `${network}.4` };
  const below = { xa: '', xb: '' };
  for (const zone of zones) {
    const ds = makeZone(directory, zone, zoneText(zone.name, addresses.zones));
    const tld = zone.name.endsWith('.xb') ? 'xb' : 'xa';
    below[tld] += `${zone.name}. NS ns.${zone.name}.\nns.${zone.name}. A ${addresses.zones}\n${ds}`;
  }
  const tldText = `@ SOA ns h 1 7200 3600 1209600 300\n@ NS ns\nns A ${addresses.tld}\ntxt TXT "top level"\n`;
  const xa = makeZone(directory, { name: 'xa' }, tldText + below.xa);
  const xb = makeZone(directory, { name: 'xb', options: ['-n', '-p'] }, tldText + below.xb);
  const delegations = ['xa', 'xb']
    .map((tld) => `${tld}. NS ns.${tld}.\nns.${tld}. A ${addresses.tld}\n`)
    .join('');
  const rootText = `@ SOA ns. h. 1 7200 3600 1209600 300\n@ NS ns.\nns. A ${addresses.root}\n`;
  const anchor = makeZone(directory, { name: '.' }, rootText + delegations + xa + xb).trim();

  const anchorFile = join(directory, 'anchor.conf');
  const [, , , tag, algorithm, digestType, digest] = anchor.split(/\s+/);
  writeFileSync(
    anchorFile,
    `trust-anchors { . initial-ds ${tag} ${algorithm} ${digestType} "${digest}"; };\n`,
  );
  const names = zones.map((zone) => zone.name);
  const servers = [
    startNsd(directory, addresses.root, ['.']),
    startNsd(directory, addresses.tld, ['xa', 'xb']),
    startNsd(directory, addresses.zones, names),
    startNsd(directory, addresses.all, ['.', 'xa', 'xb', ...names]),
  ];
  // A test that dies before it closes the lab takes the servers with it.
  const stopAll = () => {
    for (const server of servers) server.kill();
  };
  process.once('exit', stopAll);
  const lab: Lab = {
    addresses,
    directory,
    anchor,
    anchorFile,
    async [Symbol.asyncDispose]() {
      process.off('exit', stopAll);
      await Promise.all(servers.map(stop));
      rmSync(directory, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all(Object.values(addresses).map(waitUntilAnswering));
  } catch (problem) {
    await lab[Symbol.asyncDispose]();
    throw problem;
  }
  return lab;
}

function zoneText(name: string, address: string): string {
  return `@ SOA ns h 1 7200 3600 1209600 300
@ NS ns
ns A ${address}
www A 192.0.2.1
www A 192.0.2.2
alias CNAME www
away CNAME www.good.xa.
astray CNAME www.unsigned.xa.
*.wild A 192.0.2.7
leaf.deep.ent TXT "empty non-terminals above"
leaf.tree A 192.0.2.9
branch DNAME tree.${name}.
sub NS ns.sub
ns.sub A ${address}
`;
}

/** Writes, signs and spoils the zone; gives the DS lines that its parent is to hold. */
function makeZone(directory: string, zone: LabZone, text: string): string {
  const origin = zone.name === '.' ? '.' : `${zone.name}.`;
  const base = zone.name === '.' ? 'root' : zone.name;
  const file = join(directory, `${base}.zone`);
  writeFileSync(file, `$ORIGIN ${origin}\n$TTL 300\n${text}`);
  if (zone.unsigned) return zone.ds?.('') ?? '';
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
      .toString()
      .trim();
  const algorithm = zone.algorithm ?? 'ECDSAP256SHA256';
  const key = run('ldns-keygen', ['-a', algorithm, '-b', '2048', '-k', origin]);
  if (zone.signer === 'bind') {
    writeFileSync(file, `${readFileSync(file, 'utf8')}$INCLUDE ${join(directory, `${key}.key`)}\n`);
    run('dnssec-signzone', [
      '-P',
      '-z',
      '-o',
      origin,
      '-f',
      `${file}.signed`,
      ...(zone.options ?? []),
      file,
      key,
    ]);
  } else {
    run('ldns-signzone', [...(zone.options ?? []), '-o', origin, '-f', `${file}.signed`, file, key]);
  }
  const signed = readFileSync(`${file}.signed`, 'utf8');
  writeFileSync(file, zone.spoil ? zone.spoil(signed) : signed);
  const ds = readFileSync(join(directory, `${key}.ds`), 'utf8');
  return zone.ds ? zone.ds(ds) : ds;
}

function startNsd(directory: string, address: string, zones: readonly string[]): ChildProcess {
  const own = (name: string) => join(directory, `${address}.${name}`);
  const lines = [
    `server:\n ip-address: ${address}\n server-count: 1\n username: ""\n chroot: ""\n database: ""`,
    ` zonesdir: "${directory}"\n pidfile: "${own('pid')}"\n xfrdfile: "${own('xfrd')}"`,
    // The test's resolver has no TCP, and three NSEC3 with RSA signatures pass the default 1232 octets.
    ` ipv4-edns-size: 4096`,
    ` zonelistfile: "${own('zonelist')}"\n xfrdir: "${directory}"\n hide-version: yes`,
    'remote-control:\n control-enable: no',
    ...zones.map((name) => `zone:\n name: "${name}"\n zonefile: "${name === '.' ? 'root' : name}.zone"`),
  ];
  writeFileSync(own('conf'), `${lines.join('\n')}\n`);
  return spawn('nsd', ['-d', '-c', own('conf')], { stdio: 'ignore', env });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function waitUntilAnswering(address: string): Promise<void> {
  const socket = createSocket('udp4');
  try {
    let answered = false;
    socket.on('message', () => {
      answered = true;
    });
    socket.on('error', () => {});
    for (let tries = 0; tries < 100 && !answered; tries++) {
      socket.send(encodeQuery({ id: 1, name: '.', type: 6 }), 53, address);
      await wait(50);
    }
    if (!answered) throw new Error(`NSD on ${address} did not answer within 5 s`);
  } finally {
    socket.close();
  }
}

/** Why the lab cannot run here, for a test's `skip`; false when it can. */
export function labSkipReason(): string | false {
  const present = programPath.split(':').flatMap((path) => {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  });
  const wanted = ['nsd', 'ldns-keygen', 'ldns-signzone', 'dnssec-signzone', 'delv'];
  const missing = wanted.filter((program) => !present.includes(program));
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  const lowestPort = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  return process.getuid?.() !== 0 && lowestPort > 53 ? 'this user may not serve port 53' : false;
}
