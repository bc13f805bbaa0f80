/**
 * Raw DNS speed: our transport beside dnsperf against the same server in the same run.
 *
 * Starts NSD on a loopback address of its own with a small zone, lets dnsperf ask it for some seconds, then our
 * transport, both with 1,000 questions in flight, several rounds in turn, and prints queries a second and our CPU time
 * a query. The goal is at least half of dnsperf's rate in the median round; figures of different machines do not
 * compare, the ratio in one run does. Needs `nsd` and `dnsperf`. `--seconds N` (2) a turn, `--rounds N` (5).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSystemRandom } from '#measurement/probes/dns/random.ts';
import { createDnsTransport } from '#measurement/probes/dns/transport.ts';

const address = '127.19.0.1';
const port = 5300;
const names = 1000;
const inFlight = 1000;
const zone = 'bench.vn';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '5' } },
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), 'dns-raw-'));
const server = startNsd(folder);
try {
  await untilReady();
  const ratios: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    const theirs = runDnsperf(folder, seconds);
    const ours = await runOurs(seconds);
    const ratio = ours.perSecond / theirs.perSecond;
    ratios.push(ratio);
    console.log(
      `dnsperf ${theirs.perSecond.toFixed(0)} queries/s, hien-dien ${ours.perSecond.toFixed(0)} queries/s ` +
        `(${ours.cpuMicros.toFixed(1)} µs CPU a query, ${ours.lost} lost), ratio ${ratio.toFixed(2)}`,
    );
  }
  const median = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
  console.log(`median ratio ${median.toFixed(2)}, goal 0.50`);
} finally {
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  rmSync(folder, { recursive: true });
}

function startNsd(directory: string): ChildProcess {
  const records = Array.from(
    { length: names },
    (_, index) => `n${index} A 192.0.2.${index % 250}\n  AAAA 2001:db8::${index}`,
  );
  writeFileSync(
    join(directory, 'zone'),
    `$ORIGIN ${zone}.\n$TTL 300\n@ SOA ns root 1 7200 900 1209600 300\n@ NS ns\nns A ${address}\n${records.join('\n')}\n`,
  );
  writeFileSync(
    join(directory, 'nsd.conf'),
    `server:
  ip-address: ${address}@${port}
  username: ""
  chroot: ""
  database: ""
  zonesdir: "${directory}"
  pidfile: "${directory}/nsd.pid"
  xfrdfile: "${directory}/xfrd.state"
  zonelistfile: "${directory}/zone.list"
  xfrdir: "${directory}"
  server-count: 1
remote-control:
  control-enable: no
zone:
  name: ${zone}
  zonefile: zone
`,
  );
  return spawn('nsd', ['-d', '-c', join(directory, 'nsd.conf')], { stdio: 'ignore' });
}

async function untilReady(): Promise<void> {
  await using transport = createDnsTransport({ random: createSystemRandom(), port });
  for (let tries = 0; tries < 50; tries++) {
    const reply = await transport.ask({ address }, zone, 6, { timeoutsMs: [200] });
    if (reply.outcome === 'answer') return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`nsd did not answer on ${address} port ${port} within 5 s; is the package nsd installed?`);
}

function runDnsperf(directory: string, length: number): { perSecond: number } {
  const list = join(directory, 'questions');
  writeFileSync(list, Array.from({ length: names }, (_, index) => `n${index}.${zone} A\n`).join(''));
  const options = [
    '-s',
    address,
    '-p',
    String(port),
    '-d',
    list,
    '-l',
    String(length),
    '-e',
    '-D',
    '-q',
    '1000',
  ];
  const output = execFileSync('dnsperf', options, { encoding: 'utf8' });
  return { perSecond: Number(/Queries per second:\s+([0-9.]+)/.exec(output)?.[1]) };
}

async function runOurs(length: number): Promise<{ perSecond: number; cpuMicros: number; lost: number }> {
  await using transport = createDnsTransport({ random: createSystemRandom(), port });
  const questions = Array.from({ length: names }, (_, index) => `n${index}.${zone}`);
  await ask(0.5);
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const counts = await ask(length);
  const elapsedSeconds = (performance.now() - started) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const asked = counts.answered + counts.lost;
  return {
    perSecond: counts.answered / elapsedSeconds,
    cpuMicros: (cpu.user + cpu.system) / asked,
    lost: counts.lost,
  };

  async function ask(forSeconds: number): Promise<{ answered: number; lost: number }> {
    const end = performance.now() + forSeconds * 1000;
    const totals = { answered: 0, lost: 0 };
    let next = 0;
    const askers = Array.from({ length: inFlight }, async () => {
      while (performance.now() < end) {
        const reply = await transport.ask({ address }, questions[next++ % names]!, 1);
        if (reply.outcome === 'answer' && reply.message.answer.length > 0) totals.answered += 1;
        else totals.lost += 1;
      }
    });
    await Promise.all(askers);
    return totals;
  }
}
