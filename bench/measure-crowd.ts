/**
 * Measures names of the lab's crowd and prints one JSON line: rate, CPU, memory, and what was said of each name.
 *
 * Runs inside the lab (`npm run --silent lab -- exec node bench/measure-crowd.ts …`), in a process of its own, so that
 * its CPU time and its peak of memory are the engine's alone: the servers are other processes on the same cores.
 *
 *     --profile presence|full   --names N   --workers N (2; 0 measures on the main thread, for --cpu-prof)
 *     --concurrency N (100, the command's own)     --seconds N (stop giving out names after so long; what was begun is finished)
 *     --kinds a,b (only these classes)   --strangers N (so many names more, spread evenly, that nobody has registered)
 *     --verdicts FILE (JSON lines: domain, state, findings)
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createCrew, createEngine, type Judgement, judge, type Profile } from '#measurement/index.ts';
import { readLabFacts } from '../lab/engine.ts';
import { type CrowdRun, type CrowdVerdict, readCrowdList } from './crowd-run.ts';
import { cpuOfOthersMs } from './servers-cpu.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'presence' },
    names: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '2' },
    concurrency: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '600' },
    kinds: { type: 'string' },
    strangers: { type: 'string', default: '0' },
    verdicts: { type: 'string' },
  },
});
const facts = readLabFacts();
if (facts.crowd === null)
  throw new Error('the lab serves no crowd; make one: npm run --silent lab -- generate N');
const kinds = values.kinds?.split(',');
const crowd = readCrowdList(facts.crowd.list).filter(({ kind }) => !kinds || kinds.includes(kind));
const names = mixed(
  crowd.slice(0, Number(values.names)).map(({ domain }) => domain),
  Number(values.strangers),
);

const options = {
  profile: values.profile as Profile,
  rootHints: readFileSync(facts.rootHints, 'utf8'),
  trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
  ca: readFileSync(facts.ca, 'utf8'),
  allowNetworks: facts.allowNetworks,
};
const workers = Number(values.workers);
const verdicts = values.verdicts === undefined ? null : createWriteStream(values.verdicts);
await using measurer = workers === 0 ? await onThisThread() : await onThreads();

const cpuBefore = process.cpuUsage();
const serversBefore = cpuOfOthersMs();
const started = performance.now();
const end = started + Number(values.seconds) * 1000;
const memory: CrowdRun['memory'] = [];
let next = 0;
let done = 0;
await Promise.all(Array.from({ length: Number(values.concurrency) }, measureNext));
const elapsed = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const result: CrowdRun = {
  names: done,
  seconds: elapsed,
  perSecond: done / elapsed,
  cpuMsPerName: (cpu.user + cpu.system) / 1000 / done,
  serversCpuMsPerName: (cpuOfOthersMs() - serversBefore) / done,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  memory,
};
console.log(JSON.stringify(result));
if (verdicts) await new Promise<void>((closed) => verdicts.end(closed));

async function measureNext(): Promise<void> {
  while (next < names.length && performance.now() < end) {
    const judgement = await measurer.measure(names[next++]!);
    done += 1;
    if (done % 1000 === 0) {
      memory.push({ names: done, seconds: Math.round((performance.now() - started) / 1000), mb: rssMb() });
    }
    verdicts?.write(`${JSON.stringify(shortened(judgement))}\n`);
  }
}

/** Strangers spread evenly among the names, so that every thousand is like the one before. */
function mixed(known: readonly string[], strangers: number): string[] {
  const all: string[] = [];
  let met = 0;
  known.forEach((name, index) => {
    all.push(name);
    const due = Math.round(((index + 1) * strangers) / known.length);
    for (; met < due; met++) all.push(`nobody-has-this-${met}.vn`);
  });
  return all;
}

function rssMb(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function shortened({ domain, state, presence, trusted, findings }: Judgement): CrowdVerdict {
  return {
    domain,
    state,
    presence,
    trusted,
    findings: findings.map(({ check, verdict, reason = '' }) => ({ check, verdict, reason })),
  };
}

interface Measurer extends AsyncDisposable {
  measure(domain: string): Promise<Judgement>;
}

async function onThisThread(): Promise<Measurer> {
  const engine = await createEngine(options);
  return {
    measure: async (domain) => judge(await engine.observe(domain)),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

async function onThreads(): Promise<Measurer> {
  const crew = await createCrew({ ...options, workers, language: 'vi', keepObservation: false });
  return {
    measure: async (domain) => (await crew.measure(domain)).judgement,
    [Symbol.asyncDispose]: () => crew[Symbol.asyncDispose](),
  };
}
