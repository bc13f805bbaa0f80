/**
 * DNSSEC keys, made by ldns-keygen once and kept between starts, and the DS records that parents hold for them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';
import type { SigningSpec } from '../scenario.ts';

export interface ZoneKey {
  /** Path without .key and .private, as the signing tools want it. */
  base: string;
  /** DNSKEY rdata: flags, protocol, algorithm, key. */
  dnskey: string;
  secureEntryPoint: boolean;
}

/** ldns-keygen's names. */
const algorithmNames: Record<NonNullable<SigningSpec['algorithm']>, string> = {
  5: 'RSASHA1',
  7: 'RSASHA1-NSEC3-SHA1',
  8: 'RSASHA256',
  10: 'RSASHA512',
  13: 'ECDSAP256SHA256',
  14: 'ECDSAP384SHA384',
  15: 'ED25519',
  16: 'ED448',
};

/** The keys of a zone, made when they are not there: 7 ms each for P-256, up to a second for RSA. */
export async function zoneKeys(folder: string, origin: string, signing: SigningSpec): Promise<ZoneKey[]> {
  const roles = signing.keys === 'split' ? (['ksk', 'zsk'] as const) : (['ksk'] as const);
  const keys: ZoneKey[] = [];
  for (const role of roles) keys.push(await zoneKey(folder, origin, signing, role));
  return keys;
}

async function zoneKey(
  folder: string,
  origin: string,
  signing: SigningSpec,
  role: 'ksk' | 'zsk',
): Promise<ZoneKey> {
  const algorithm = signing.algorithm ?? 13;
  const size = algorithm < 13 ? (signing.keySize ?? 2048) : 0;
  const own = join(folder, `${origin === '.' ? 'root' : origin}-${algorithm}-${size}-${role}`);
  const base = join(own, 'key');
  if (!existsSync(`${base}.key`)) {
    mkdirSync(own, { recursive: true });
    const flags = [...(role === 'ksk' ? ['-k'] : []), ...(size > 0 ? ['-b', String(size)] : [])];
    const args = ['-a', algorithmNames[algorithm], ...flags, '-r', '/dev/urandom', origin];
    const made = (await run('ldns-keygen', args, { cwd: own })).trim();
    renameSync(join(own, `${made}.private`), `${base}.private`);
    renameSync(join(own, `${made}.key`), `${base}.key`);
  }
  const dnskey = /\bDNSKEY\s+(\d+ \d+ \d+ [A-Za-z0-9+/= ]+)/.exec(readFileSync(`${base}.key`, 'utf8'))?.[1];
  if (dnskey === undefined) throw new Error(`${base}.key holds no DNSKEY; delete its folder to make another`);
  return { base, dnskey: dnskey.trim(), secureEntryPoint: role === 'ksk' };
}

const digests = { 1: 'sha1', 2: 'sha256', 4: 'sha384' } as const;

/** DS rdata (RFC 4034 §5.1.4) of one key. */
export function dsRdata(origin: string, dnskey: string, digestType: keyof typeof digests): string {
  const [flags = '', protocol = '', algorithm = '', ...key] = dnskey.split(' ');
  const rdata = Buffer.concat([
    Buffer.from([Number(flags) >> 8, Number(flags) & 255, Number(protocol), Number(algorithm)]),
    Buffer.from(key.join(''), 'base64'),
  ]);
  const digest = createHash(digests[digestType]).update(nameBytes(origin)).update(rdata).digest('hex');
  return `${keyTag(rdata)} ${algorithm} ${digestType} ${digest.toUpperCase()}`;
}

/** RFC 4034 appendix B. */
function keyTag(rdata: Uint8Array): number {
  const sum = rdata.reduce((total, byte, at) => total + (at % 2 === 0 ? byte << 8 : byte), 0);
  return (sum + (sum >> 16)) & 0xffff;
}

function nameBytes(name: string): Uint8Array {
  const labels = name === '.' ? [] : name.split('.');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}
