/**
 * A small signed Internet for the validator's tests: root, two top-level zones and zones below them, signed by
 * ldns-signzone and dnssec-signzone, spoilt by hand where a test wants it, served by NSD on 127.41.0.0/16.
 *
 * `xa` is signed with NSEC, `xb` with NSEC3 and opt-out. Root, top level and zones have a server each, so that
 * referrals are seen; a fourth holds all zones at once, as providers do that host parent and child, and is what
 * delv is pointed at. Making it takes about two seconds.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeQuery } from '../../dns/codec.ts';

export const rootAddress = '127.41.0.1';
export const tldAddress = '127.41.0.2';
export const zonesAddress = '127.41.0.3';
export const allAddress = '127.41.0.4';

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
  directory: string;
  /** DS of the root as a zone-file line. */
  anchor: string;
  /** `initial-ds` form for delv. */
  anchorFile: string;
}

export async function startLab(zones: readonly LabZone[]): Promise<Lab> {
  const directory = mkdtempSync(join(tmpdir(), 'hien-dien-dnssec-'));
  const below = { xa: '', xb: '' };
  for (const zone of zones) {
    const ds = makeZone(directory, zone, zoneText(zone.name));
    const tld = zone.name.endsWith('.xb') ? 'xb' : 'xa';
    below[tld] += `${zone.name}. NS ns.${zone.name}.\nns.${zone.name}. A ${zonesAddress}\n${ds}`;
  }
  const tldText = `@ SOA ns h 1 7200 3600 1209600 300\n@ NS ns\nns A ${tldAddress}\ntxt TXT "top level"\n`;
  const xa = makeZone(directory, { name: 'xa' }, tldText + below.xa);
  const xb = makeZone(directory, { name: 'xb', options: ['-n', '-p'] }, tldText + below.xb);
  const delegations = ['xa', 'xb']
    .map((tld) => `${tld}. NS ns.${tld}.\nns.${tld}. A ${tldAddress}\n`)
    .join('');
  const rootText = `@ SOA ns. h. 1 7200 3600 1209600 300\n@ NS ns.\nns. A ${rootAddress}\n`;
  const anchor = makeZone(directory, { name: '.' }, rootText + delegations + xa + xb).trim();

  const anchorFile = join(directory, 'anchor.conf');
  const [, , , tag, algorithm, digestType, digest] = anchor.split(/\s+/);
  writeFileSync(
    anchorFile,
    `trust-anchors { . initial-ds ${tag} ${algorithm} ${digestType} "${digest}"; };\n`,
  );
  const names = zones.map((zone) => zone.name);
  const servers = [
    startNsd(directory, rootAddress, ['.']),
    startNsd(directory, tldAddress, ['xa', 'xb']),
    startNsd(directory, zonesAddress, names),
    startNsd(directory, allAddress, ['.', 'xa', 'xb', ...names]),
  ];
  const lab: Lab = {
    directory,
    anchor,
    anchorFile,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map(stop));
      rmSync(directory, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([rootAddress, tldAddress, zonesAddress, allAddress].map(waitUntilAnswering));
  } catch (problem) {
    await lab[Symbol.asyncDispose]();
    throw problem;
  }
  return lab;
}

function zoneText(name: string): string {
  return `@ SOA ns h 1 7200 3600 1209600 300
@ NS ns
ns A ${zonesAddress}
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
ns.sub A ${zonesAddress}
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
    execFileSync(command, args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
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
  return spawn('nsd', ['-d', '-c', own('conf')], { stdio: 'ignore' });
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

/** Whether the programs that the lab needs are there. */
export function labPrograms(): { missing: string[] } {
  const paths = ['/usr/sbin', '/usr/bin', '/usr/local/bin'].flatMap((path) => {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  });
  const wanted = ['nsd', 'ldns-keygen', 'ldns-signzone', 'dnssec-signzone', 'delv'];
  return { missing: wanted.filter((program) => !paths.includes(program)) };
}
