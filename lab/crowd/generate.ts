/**
 * `lab generate N`: signs what is signed in a crowd of N names, writes the list, and remembers N for the next start.
 * Where nobody generated a crowd, the lab serves a small standing one: the names of the product's sample are among it.
 *
 * All signed names share one key: what is measured is the validator's work, and a DS depends on the owner name too.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { inParallel, run } from '../run.ts';
import { zoneKeys } from '../zones/keys.ts';
import { zoneLines } from './dns.ts';
import { type CrowdName, crowdNames, standingCrowd } from './names.ts';

export interface CrowdSetting {
  count: number;
  /** ISO 8601; signatures last 60 days from here. */
  signedAt: string;
  /** Lossy name servers, tarpits and 429s among them (names.ts). */
  rough: boolean;
}

export interface Crowd {
  names: CrowdName[];
  rough: boolean;
  /** Holds crowd.json, names.csv and the signed zones. */
  folder: string;
}

const generatedFolder = (state: string) => join(state, 'crowd');
const settingPath = (folder: string) => join(folder, 'crowd.json');
export const crowdList = (folder: string) => join(folder, 'names.csv');
export const signedZone = (folder: string, domain: string) => join(folder, 'signed', `${domain}.zone`);

const signatureDays = 60;

/** @returns the exit code */
export async function generateCrowd(state: string, argv: readonly string[]): Promise<number> {
  const output = argv.indexOf('--output');
  const rough = argv.includes('--rough');
  const standing = argv[0] === 'standing';
  const count = standing ? standingCrowd : Number(argv[0]);
  if (
    !Number.isInteger(count) ||
    count < 0 ||
    count > 200_000 ||
    (output >= 0 && argv[output + 1] === undefined)
  ) {
    console.error(
      'lab: use  generate N [--rough] [--output FILE]  with N from 0 (no crowd) to 200000, or  generate standing',
    );
    return 2;
  }
  const folder = generatedFolder(state);
  rmSync(folder, { recursive: true, force: true });
  if (standing) {
    console.error(`The standing crowd of ${count} names will be served from the next start on.`);
    return 0;
  }
  const now = Temporal.Now.instant();
  const names = crowdNames(count, rough);
  await signCrowd({ names, rough, folder }, await crowdKey(state), now);
  if (count === 0) {
    console.error('The crowd is gone from the next start on.');
    return 0;
  }
  if (output >= 0) copyFileSync(crowdList(folder), resolve(process.env.INIT_CWD ?? '.', argv[output + 1]!));
  console.error(`${count} names will be served from the next start on; their list: ${crowdList(folder)}`);
  return 0;
}

/** What was generated, else the standing crowd; null when no crowd was asked for (`generate 0`). */
export async function readCrowd(state: string, now: Temporal.Instant): Promise<Crowd | null> {
  const folder = generatedFolder(state);
  const setting = readSetting(folder);
  if (setting === null) return await readStandingCrowd(state, now);
  const { count, rough } = setting;
  if (count === 0) return null;
  const crowd = { names: crowdNames(count, rough), rough, folder };
  if (isOld(setting, now)) await signCrowd(crowd, await crowdKey(state), now);
  return crowd;
}

/**
 * The standing crowd, signed once and kept: 36 signatures take about a second. Made aside and renamed, so that two labs
 * which start at once never read each other's half-written zones.
 */
async function readStandingCrowd(state: string, now: Temporal.Instant): Promise<Crowd> {
  const folder = join(state, 'crowd-standing');
  const crowd: Crowd = { names: crowdNames(standingCrowd), rough: false, folder };
  const setting = readSetting(folder);
  if (setting?.count === standingCrowd && !isOld(setting, now)) return crowd;
  const aside = `${folder}.${process.pid}`;
  await signCrowd({ ...crowd, folder: aside }, await crowdKey(state), now);
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(aside, folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    rmSync(aside, { recursive: true, force: true }); // another lab was quicker
  }
  return crowd;
}

function readSetting(folder: string): CrowdSetting | null {
  const path = settingPath(folder);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CrowdSetting) : null;
}

/** Signatures with less than ten days left are made again. */
function isOld({ signedAt }: CrowdSetting, now: Temporal.Instant): boolean {
  return now.since(Temporal.Instant.from(signedAt)).total('hours') / 24 > signatureDays - 10;
}

/** Signs what is signed and writes the list; the setting comes last and says that all is there. */
async function signCrowd(
  { names, rough, folder }: Crowd,
  key: { base: string; dnskey: string },
  now: Temporal.Instant,
): Promise<void> {
  mkdirSync(join(folder, 'signed'), { recursive: true, mode: 0o700 });
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
    const path = signedZone(folder, name.domain);
    // ldns-signzone takes the public key from the zone; a key file would name one owner only.
    const lines = [`$ORIGIN ${name.domain}.`, ...zoneLines(name), `@ DNSKEY ${key.dnskey}`];
    writeFileSync(path, `${lines.join('\n')}\n`);
    const denial = name.web % 4 === 0 ? ['-n', '-t', '0'] : [];
    await run('ldns-signzone', ['-o', name.domain, ...dates, ...denial, '-f', path, path, key.base]);
  });
  const setting: CrowdSetting = { count: names.length, signedAt: now.toString(), rough };
  writeFileSync(crowdList(folder), csv(names));
  writeFileSync(settingPath(folder), JSON.stringify(setting));
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
