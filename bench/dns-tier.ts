/**
 * The DNS tier alone: fourteen questions a name through resolver (and validator), caches of everything above it hot.
 *
 * Runs inside the lab with a crowd. The questions are those of a zone scan: A, AAAA, NS, SOA, MX, TXT, CAA, DS, DNSKEY,
 * www A and AAAA, DMARC, TLSA and a name that does not exist. Prints one JSON line.
 *
 *     --kind unsigned|signed (answers of signed names are validated)   --names N   --in-flight N (200)
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseRootHints } from '#measurement/data/root-hints.ts';
import { parseTrustAnchors } from '#measurement/dns/dnssec/trust-anchor-file.ts';
import { typeNumber } from '#measurement/dns/record-types.ts';
import { createSystemRandom } from '#measurement/probes/dns/random.ts';
import { createIterativeResolver } from '#measurement/probes/dns/resolver.ts';
import { createDnsTransport } from '#measurement/probes/dns/transport.ts';
import { createValidator } from '#measurement/probes/dns/validator.ts';
import { readLabFacts } from '../lab/engine.ts';
import { readCrowdList, type TierRun } from './crowd-run.ts';
import { cpuOfOthersMs } from './servers-cpu.ts';

/** Names measured first, at most: what lies above them is known then, and the code is warm. */
const mostWarmUp = 200;

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'unsigned' },
    names: { type: 'string', default: '5000' },
    'in-flight': { type: 'string', default: '200' },
  },
});
const signed = values.kind === 'signed';
const facts = readLabFacts();
if (facts.crowd === null)
  throw new Error('the lab serves no crowd; make one: npm run --silent lab -- generate N');
const names = readCrowdList(facts.crowd.list)
  .filter((row) => row.signed === signed && !row.bogus && row.kind !== 'lame' && row.kind !== 'silent')
  .map(({ domain }) => domain)
  .slice(0, Number(values.names) + mostWarmUp);
const warmUp = Math.min(mostWarmUp, Math.ceil(names.length / 5));

const random = createSystemRandom();
await using resolver = createIterativeResolver({
  transport: createDnsTransport({ random }),
  rootHints: parseRootHints(readFileSync(facts.rootHints, 'utf8')),
  clock: () => performance.now(),
  random,
});
const { anchors } = parseTrustAnchors(readFileSync(facts.trustAnchor, 'utf8'));
const validator = createValidator({ resolver, anchors, now: () => Temporal.Now.instant() });

const counts = { questions: 0, failed: 0, secure: 0 };
await measureAll(names.slice(0, warmUp));
Object.assign(counts, { questions: 0, failed: 0, secure: 0 });
const measured = names.slice(warmUp);
const cpuBefore = process.cpuUsage();
const serversBefore = cpuOfOthersMs();
const started = performance.now();
await measureAll(measured);
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const result: TierRun = {
  names: measured.length,
  seconds,
  perSecond: measured.length / seconds,
  cpuMsPerName: (cpu.user + cpu.system) / 1000 / measured.length,
  serversCpuMsPerName: (cpuOfOthersMs() - serversBefore) / measured.length,
  questionsPerName: counts.questions / measured.length,
  failed: counts.failed,
  secureShare: counts.secure / counts.questions,
};
console.log(JSON.stringify(result));

async function measureAll(list: readonly string[]): Promise<void> {
  let next = 0;
  const measureNext = async () => {
    while (next < list.length) await measureName(list[next++]!);
  };
  await Promise.all(Array.from({ length: Number(values['in-flight']) }, measureNext));
}

async function measureName(name: string): Promise<void> {
  const work = { remaining: 200 };
  for (const [owner, type] of questionsOf(name)) {
    const code = typeNumber(type)!;
    const answer = await resolver.lookup(owner, code, work);
    counts.questions += 1;
    if (answer.outcome === 'error') counts.failed += 1;
    else if (signed) {
      const { status } = await validator.validate(answer, code, work);
      if (status === 'secure') counts.secure += 1;
    }
  }
}

function questionsOf(name: string): [owner: string, type: string][] {
  const own = ['A', 'AAAA', 'NS', 'SOA', 'MX', 'TXT', 'CAA', 'DS', 'DNSKEY'];
  return [
    ...own.map((type): [string, string] => [name, type]),
    [`www.${name}`, 'A'],
    [`www.${name}`, 'AAAA'],
    [`_dmarc.${name}`, 'TXT'],
    [`_443._tcp.${name}`, 'TLSA'],
    [`hd-nobody-has-this.${name}`, 'A'],
  ];
}
