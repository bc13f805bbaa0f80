/**
 * Writes zones as files: delegations added, signed by the tools that real operators use, spoilt where asked for.
 *
 * Root and top levels are signed by BIND's dnssec-signzone (it signs 20,000 delegations in seconds and leaves insecure
 * ones out under opt-out), the others by ldns-signzone (7 ms a zone, and it signs what BIND refuses, NSEC3 with 500
 * iterations for example). So neither the signatures nor the denials are ours.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inParallel, run } from '../run.ts';
import type { SigningSpec } from '../scenario.ts';
import type { Delegation, DnsPlan, Zone } from './compose.ts';
import type { ServerName } from './infrastructure.ts';
import { dsRdata, type ZoneKey, zoneKeys } from './keys.ts';

export interface ZoneFile {
  origin: string;
  server: ServerName;
  path: string;
}

/** @returns the files, and DS rdata of the root for the trust anchor */
export async function writeZones(
  plan: DnsPlan,
  folders: { keys: string; zones: string },
  now: Temporal.Instant,
): Promise<{ files: ZoneFile[]; rootDs: string }> {
  const keysOf = new Map<string, Promise<ZoneKey[]>>();
  const lastOf = new Map<string, Promise<unknown>>();
  const keys = (origin: string, signing: SigningSpec) => {
    const id = JSON.stringify([origin, signing.algorithm, signing.keySize, signing.keys]);
    const kept = keysOf.get(id);
    if (kept !== undefined) return kept;
    // Two versions of a zone may share a key file: side by side each would make it, and one would lose.
    const made = (lastOf.get(origin) ?? Promise.resolve()).then(() =>
      zoneKeys(folders.keys, origin, signing),
    );
    keysOf.set(id, made);
    lastOf.set(origin, made);
    return made;
  };
  const signed = plan.zones.filter((zone) => zone.signing !== null);
  await inParallel(4, signed, (zone) => keys(zone.origin, zone.signing!));

  const origins = new Set(plan.zones.map((zone) => zone.origin));
  const inside = new Map<string, Set<string>>();
  for (const delegation of plan.delegations) {
    const parent = parentOf(origins, delegation.origin);
    const lines = inside.get(parent) ?? new Set();
    for (const line of await delegationLines(delegation, keys)) lines.add(line);
    inside.set(parent, lines);
  }

  const files = await inParallel(4, plan.zones, async (zone): Promise<ZoneFile> => {
    const folder = join(folders.zones, zone.server);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, zone.origin === '.' ? 'root.zone' : `${zone.origin}.zone`);
    writeFileSync(path, `${[...zone.lines, ...(inside.get(zone.origin) ?? [])].join('\n')}\n`);
    if (zone.signing !== null) await sign(zone, path, await keys(zone.origin, zone.signing), now);
    if (zone.spoil !== undefined) writeFileSync(path, zone.spoil(readFileSync(path, 'utf8')));
    return { origin: zone.origin, server: zone.server, path };
  });
  const root = await keys('.', plan.zones.find((zone) => zone.origin === '.')!.signing!);
  return { files, rootDs: dsRdata('.', root[0]!.dnskey, 2) };
}

function parentOf(origins: ReadonlySet<string>, origin: string): string {
  for (let name = origin; name.includes('.'); ) {
    name = name.slice(name.indexOf('.') + 1);
    if (origins.has(name)) return name;
  }
  return '.';
}

async function delegationLines(
  delegation: Delegation,
  keys: (origin: string, signing: SigningSpec) => Promise<ZoneKey[]>,
): Promise<string[]> {
  const owner = `${delegation.origin}.`;
  return [
    ...delegation.ns.map((name) => `${owner} NS ${name}.`),
    ...delegation.glue,
    ...(await dsLines(delegation, keys)).map((rdata) => `${owner} DS ${rdata}`),
  ];
}

async function dsLines(
  { origin, ds, signing }: Delegation,
  keys: (origin: string, signing: SigningSpec) => Promise<ZoneKey[]>,
): Promise<string[]> {
  if (ds === 'none') return [];
  if (typeof ds === 'object' && 'lines' in ds) return [...ds.lines];
  if (signing === null) throw new Error(`${origin} is unsigned: its DS can only be 'none' or given as lines`);
  const { dnskey } = (await keys(origin, signing)).find((key) => key.secureEntryPoint)!;
  if (ds === 'right') return [dsRdata(origin, dnskey, 2)];
  if (ds === 'wrong') return [`${dsRdata(origin, dnskey, 2).slice(0, -8)}00000000`];
  return ds.digestTypes.map((type) => dsRdata(origin, dnskey, type));
}

async function sign(
  zone: Zone,
  path: string,
  keys: readonly ZoneKey[],
  now: Temporal.Instant,
): Promise<void> {
  const signing = zone.signing!;
  const inception = stamp(now.add({ seconds: signing.validity?.inception ?? -3600 }));
  const expiration = stamp(now.add({ seconds: signing.validity?.expiration ?? 30 * 86_400 }));
  const top = ['root-knot', 'vn-nsd', 'gtld-bind'].includes(zone.server);
  if (top) {
    const owner = zone.origin === '.' ? '.' : `${zone.origin}.`;
    writeFileSync(path, keys.map((key) => `${owner} DNSKEY ${key.dnskey}\n`).join(''), { flag: 'a' });
    const args = [
      ...['-o', zone.origin, '-N', 'keep', '-P', '-z', '-O', 'full', '-q'],
      ...['-s', inception, '-e', expiration, '-f', path],
      ...bindDenial(signing.denial),
      path,
      ...keys.map((key) => key.base),
    ];
    await run('dnssec-signzone', args, { cwd: dirname(path) }); // it writes a file aside where it stands
    return;
  }
  await run('ldns-signzone', [
    ...['-o', zone.origin, '-i', inception, '-e', expiration, '-f', path],
    ...ldnsDenial(signing.denial),
    path,
    ...keys.map((key) => key.base),
  ]);
}

function bindDenial(denial: SigningSpec['denial'] = 'nsec'): string[] {
  if (denial === 'nsec') return [];
  const optOut = denial.optOut === true ? ['-A'] : [];
  return ['-3', denial.salt ?? '-', '-H', String(denial.iterations ?? 0), ...optOut];
}

function ldnsDenial(denial: SigningSpec['denial'] = 'nsec'): string[] {
  if (denial === 'nsec') return [];
  const salt = denial.salt === undefined ? [] : ['-s', denial.salt];
  return ['-n', '-t', String(denial.iterations ?? 0), ...salt, ...(denial.optOut === true ? ['-p'] : [])];
}

/** YYYYMMDDHHmmSS, the form of RFC 4034 §3.2. */
function stamp(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 0 }).replace(/\D/g, '');
}
