/**
 * `lab generate N`: signs what is signed in a crowd of N names, writes the list, and remembers N for the next start.
 *
 * All signed names share one key: what is measured is the validator's work, and a DS depends on the owner name too.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inParallel, run } from '../run.ts';
import { zoneKeys } from '../zones/keys.ts';
import { zoneLines } from './dns.ts';
import { type CrowdName, crowdNames } from './names.ts';

export interface CrowdSetting {
  count: number;
  /** ISO 8601; signatures last 60 days from here. */
  signedAt: string;
  /** Lossy name servers, tarpits and 429s among them (names.ts). */
  rough: boolean;
}

export const crowdFolder = (state: string) => join(state, 'crowd');
export const crowdList = (state: string) => join(crowdFolder(state), 'names.csv');
export const signedZone = (state: string, domain: string) =>
  join(crowdFolder(state), 'signed', `${domain}.zone`);

const signatureDays = 60;

/** @returns the exit code */
export async function generateCrowd(state: string, argv: readonly string[]): Promise<number> {
  const output = argv.indexOf('--output');
  const rough = argv.includes('--rough');
  const count = Number(argv[0]);
  if (
    !Number.isInteger(count) ||
    count < 0 ||
    count > 200_000 ||
    (output >= 0 && argv[output + 1] === undefined)
  ) {
    console.error('lab: use  generate N [--rough] [--output FILE]  with N from 0 (no crowd) to 200000');
    return 2;
  }
  const folder = crowdFolder(state);
  rmSync(folder, { recursive: true, force: true });
  if (count === 0) {
    console.error('The crowd is gone from the next start on.');
    return 0;
  }
  const names = crowdNames(count, rough);
  await signCrowd(state, names, rough, Temporal.Now.instant());
  writeFileSync(crowdList(state), csv(names));
  if (output >= 0) copyFileSync(crowdList(state), resolve(process.env.INIT_CWD ?? '.', argv[output + 1]!));
  console.error(`${count} names will be served from the next start on; their list: ${crowdList(state)}`);
  return 0;
}

/** What was generated; null without a crowd. Signs again when signatures have less than ten days left. */
export async function readCrowd(
  state: string,
  now: Temporal.Instant,
): Promise<{ names: CrowdName[]; rough: boolean } | null> {
  const path = join(crowdFolder(state), 'crowd.json');
  if (!existsSync(path)) return null;
  const setting = JSON.parse(readFileSync(path, 'utf8')) as CrowdSetting;
  const { rough } = setting;
  const names = crowdNames(setting.count, rough);
  const age = now.since(Temporal.Instant.from(setting.signedAt)).total('hours') / 24;
  if (age > signatureDays - 10) await signCrowd(state, names, rough, now);
  return { names, rough };
}

async function signCrowd(
  state: string,
  names: readonly CrowdName[],
  rough: boolean,
  now: Temporal.Instant,
): Promise<void> {
  mkdirSync(join(crowdFolder(state), 'signed'), { recursive: true });
  const key = await crowdKey(state);
  const stamp = (instant: Temporal.Instant) =>
    instant.toString({ fractionalSecondDigits: 0 }).replace(/\D/g, '');
  const dates = [
    '-i',
    stamp(now.subtract({ hours: 1 })),
    '-e',
    stamp(now.add({ hours: 24 * signatureDays })),
  ];
  const signed = names.filter((name) => name.signed);
  await inParallel(4, signed, async (name) => {
    const path = signedZone(state, name.domain);
    // ldns-signzone takes the public key from the zone; a key file would name one owner only.
    const lines = [`$ORIGIN ${name.domain}.`, ...zoneLines(name), `@ DNSKEY ${key.dnskey}`];
    writeFileSync(path, `${lines.join('\n')}\n`);
    const denial = name.web % 4 === 0 ? ['-n', '-t', '0'] : [];
    await run('ldns-signzone', ['-o', name.domain, ...dates, ...denial, '-f', path, path, key.base]);
  });
  const setting: CrowdSetting = { count: names.length, signedAt: now.toString(), rough };
  writeFileSync(join(crowdFolder(state), 'crowd.json'), JSON.stringify(setting));
}

export async function crowdKey(state: string): Promise<{ base: string; dnskey: string }> {
  const [key] = await zoneKeys(join(state, 'keys'), 'crowd.vn', {});
  return key!;
}

function csv(names: readonly CrowdName[]): string {
  const rows = names.map((name) =>
    [name.domain, name.class, name.state, name.hasIpv6, name.signed, name.bogus].join(','),
  );
  return `domain,class,state,ipv6,signed,bogus\n${rows.join('\n')}\n`;
}
