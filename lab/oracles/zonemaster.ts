/**
 * zonemaster-cli as an oracle of delegation and DNSSEC: which of its messages say what which of our checks says.
 *
 * Debian 12 has engine 4.6.2, whose tags are older than Zonemaster's documentation of today. Its judgement of reverse
 * names, private addresses, mail and SOA timers has no check of ours beside it, so those test cases are not run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '#measurement/index.ts';
import type { LabFacts } from '../start.ts';
import type { Difference } from './differences.ts';

const profileShipped = '/usr/share/perl5/auto/share/dist/Zonemaster-Engine/profile.json';

const testCases = [
  ...['connectivity01', 'connectivity02', 'nameserver06'],
  ...['consistency01', 'consistency02', 'consistency03', 'consistency05', 'consistency06'],
  ...['delegation01', 'delegation02', 'delegation04', 'delegation05', 'delegation06', 'delegation07'],
  ...[
    'dnssec01',
    'dnssec02',
    'dnssec03',
    'dnssec04',
    'dnssec05',
    'dnssec07',
    'dnssec08',
    'dnssec09',
    'dnssec10',
  ],
  ...['dnssec11', 'dnssec13', 'dnssec14', 'zone10'],
];

/** First row that fits decides. */
const rows: readonly [tags: RegExp, check: string][] = [
  [/^(CANNOT_CONTINUE|NO_GLUE_PREVENTS_NAMESERVER_TESTS|NO_PARENT|CHILD_ZONE_LAME)$/, 'N3'],
  [/^(NS_FAILED|CN0[12]_.*|NAMESERVER_NO_(UDP|TCP)_53|IS_NOT_AUTHORITATIVE)$/, 'N7'],
  [/^(NOT_ENOUGH_NS_(CHILD|DEL)|SAME_IP_ADDRESS|(CHILD|DEL)_NS_SAME_IP)$/, 'N4'],
  [/^(EXTRA_NAME_(CHILD|PARENT)|TOTAL_NAME_MISMATCH)$/, 'N6'],
  [/^MULTIPLE_SOA_(SERIALS|MNAMES|RNAMES|TIME_PARAMETER_SET)$/, 'N8'],
  [
    /^(NS_IS_CNAME|(IN|OUT_OF)_BAILIWICK_ADDR_MISMATCH|EXTRA_ADDRESS_CHILD|CAN_NOT_BE_RESOLVED|NO_RESOLUTION)$/,
    'N9',
  ],
  [/^(NO|NOT_ENOUGH)_IPV6_NS_(CHILD|DEL)$/, 'N13'],
  [/^MULTIPLE_SOA$/, 'N19'],
  [/^(NEITHER_DNSKEY_NOR_DS|DNSKEY_BUT_NOT_DS|DS11_PARENT_WITHOUT_DS)$/, 'S1'],
  [/^DS01_DS_ALGO_(DEPRECATED|NOT_DS|RESERVED)$/, 'S3'],
  [/^ALGORITHM_/, 'S4'],
  [/^DNSKEY_(SMALLER_THAN_REC|TOO_SMALL_FOR_ALGO)$/, 'S5'],
  [/^(DS02_(NO_|DNSKEY_).*|DS_BUT_NOT_DNSKEY|DS13_ALGO_NOT_SIGNED_.*|DS11_DS_BUT_UNSIGNED_ZONE)$/, 'S6'],
  [/^(DS0[89]_.*(EXPIRED|NOT_YET_VALID)|RRSIG_EXPIRED|REMAINING_(SHORT|LONG)|DURATION_LONG)$/, 'S7'],
  [/^(DS0[289]_RRSIG_NOT_VALID_BY_DNSKEY|DS0[89]_(MISSING_RRSIG_IN_RESPONSE|NO_MATCHING_DNSKEY))$/, 'S2'],
  [/^DS10_(?!ALGO_NOT_SUPPORTED_BY_ZM)/, 'S8'],
  [/^(MANY|TOO_MANY)_ITERATIONS$/, 'S9'],
  [/^DS11_(INCONSISTENT|UNDETERMINED)_/, 'S11'],
];

export const zonemasterChecks = [...new Set(rows.map(([, check]) => check))];

interface Message {
  tag: string;
  level: string;
}

/** @returns tags of NOTICE and above, each once, in the order they came. @throws when its output is no report */
export async function askZonemaster(facts: LabFacts, domain: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-zonemaster-'));
  try {
    const profile = join(folder, 'profile.json');
    writeFileSync(profile, JSON.stringify(labProfile()));
    const options = ['--hints', facts.rootHints, '--profile', profile];
    const output = await run([domain, ...options, '--json', '--level', 'NOTICE', '--no-progress']);
    return [...new Set((JSON.parse(output) as Message[]).map(({ tag }) => tag))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The shipped profile with our test cases, and less patience with servers that stay silent on purpose. */
function labProfile(): unknown {
  const shipped = JSON.parse(readFileSync(profileShipped, 'utf8')) as { resolver: { defaults: object } };
  const defaults = { ...shipped.resolver.defaults, timeout: 3, retry: 1, retrans: 1 };
  return { ...shipped, resolver: { ...shipped.resolver, defaults }, test_cases: testCases };
}

function run(args: string[]): Promise<string> {
  const child = spawn('zonemaster-cli', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
  let output = '';
  let wrong = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    wrong = (wrong + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (output.startsWith('[')) resolve(output);
      else reject(new Error(`zonemaster-cli ${args[0]} ended with ${signal ?? code}: ${wrong || output}`));
    });
  });
}

/**
 * Both directions: a message where our check is content, and our warning or failure where they have no message. A check
 * that does not apply or was not measured has said nothing, so nothing is compared.
 *
 * @returns how many checks were compared, and the differences
 */
export function compareWithZonemaster(
  scenario: string,
  findings: readonly Finding[],
  tags: readonly string[],
): { compared: number; differences: Difference[] } {
  let compared = 0;
  const differences: Difference[] = [];
  // Without a working server they stop there and have said nothing about the rest.
  const spokenOf = tags.includes('CANNOT_CONTINUE') ? ['N3'] : zonemasterChecks;
  for (const check of spokenOf) {
    // A name that does not exist is their "cannot continue" and our N2.
    const ids = check === 'N3' ? ['N2', 'N3'] : [check];
    const wrong = findings.find(({ id, verdict }) => ids.includes(id) && /^(fail|warn)$/.test(verdict));
    const content = findings.find(({ id, verdict }) => id === check && /^(pass|info)$/.test(verdict));
    const finding = wrong ?? content;
    if (!finding) continue;
    compared += 1;
    const theirs = tags.filter((tag) => rows.find(([pattern]) => pattern.test(tag))?.[1] === check);
    if ((wrong !== undefined) === theirs.length > 0) continue;
    differences.push({
      oracle: 'zonemaster',
      scenario,
      subject: check,
      ours: wrong ? `${wrong.verdict} ${wrong.reason}` : finding.verdict,
      theirs: theirs.length > 0 ? theirs.sort().join(' ') : 'nothing',
    });
  }
  return { compared, differences };
}
