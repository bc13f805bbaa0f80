/**
 * `npm run bench:pages [-- --data FOLDER] [--seconds N]`: every page of the console with fifty users over the large sample
 * (a million subjects, 230,000 names, 168 communes, a year), beside a bare Hono on the same machine; then how soon the
 * largest thing of a page stands on a slow phone. Written to bench/results-pages.md.
 *
 * A user asks, reads the whole answer, waits a second on average, asks again: fifty of them are fifty requests a second,
 * more than fifty people make. Server, database and users share the two cores. Nothing here fails for being slow.
 * What a run does meanwhile is bench/pages-run.ts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openBrowser, signedInContext } from '../lab/browser.ts';

const users = 50;
const thinkMs = 1_000;
const checkout = resolve(import.meta.dirname, '..');
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const seconds = Number(option('seconds') ?? 12);
const dataFolder = resolve(option('data') ?? join(tmpdir(), 'hien-dien-bench-large'));

interface Site {
  origin: string;
  hello: string;
  secret: string;
  paths: {
    provinceCode: string;
    communeCode: string;
    name: string;
    subjectId: number;
    unitKey: string;
    searches: string[];
  };
}

if (!existsSync(join(dataFolder, 'postgres'))) loadLarge();
const child = spawn(process.execPath, [join(import.meta.dirname, 'pages-server.ts'), dataFolder], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, NODE_ENV: 'production' },
});
const site = await firstLine(child.stdout);
const pages = pagesOf(site);
const rows: string[] = [];
const hello = await load([site.hello], {});
rows.push(row('bare Hono, "hello"', hello));
console.error(rows.at(-1));
for (const [label, path, ...more] of pages) {
  const urls = [path, ...more].map((one) => site.origin + one);
  await warm(urls, headersOf(site));
  const seen = await load(urls, headersOf(site));
  rows.push(row(label, seen));
  console.error(rows.at(-1));
}
// Whoever works at a console goes from page to page: all of the above in turn, and while a run stores beside it.
const round = pages.flatMap(([, ...paths]) => paths.map((path) => site.origin + path));
await warm(round, headersOf(site));
rows.push(row('all of these in turn', await load(round, headersOf(site))));
console.error(rows.at(-1));
const storing = await startStoring();
rows.push(row('all of these in turn, while a run stores', await load(round, headersOf(site))));
console.error(rows.at(-1));
await storing.end();
const paints = await measurePaints(site);
child.stdin.end();
writeFileSync(join(import.meta.dirname, 'results-pages.md'), render());

/** Each by the name it has in the table, and its address; where there are more, users take them in turn. */
function pagesOf({ paths }: Site): [label: string, path: string, ...more: string[]][] {
  const { provinceCode, communeCode, name, subjectId, unitKey, searches } = paths;
  const [firstSearch = '', ...otherSearches] = searches.map(
    (text) => `/doi-tuong?tim=${encodeURIComponent(text)}`,
  );
  return [
    ['Hôm nay', '/'],
    ['Hiện diện, province', `/hien-dien/${provinceCode}`],
    ['Hiện diện, commune', `/hien-dien/${communeCode}`],
    ['names of the province', `/hien-dien/${provinceCode}/ten`],
    ['names of the province that fail W6', `/hien-dien/${provinceCode}/ten?loi=W6`],
    ['names of a commune', `/hien-dien/${communeCode}/ten`],
    ['one name', `/ten-mien/${name}`],
    ['Đối tượng', '/doi-tuong'],
    ['search for a subject', firstSearch, ...otherSearches],
    ['one subject', `/doi-tuong/${subjectId}`],
    ['lists taken in', '/nhap'],
    ['review queue', '/xem-xet'],
    ['registered counts', '/so-dang-ky'],
    ['Bản đồ & xếp hạng', '/xep-hang'],
    ['Địa giới', '/dia-gioi'],
    ['one unit', `/dia-gioi/${unitKey}`],
    ['Quản trị', '/quan-tri'],
    ['assumptions', '/quan-tri/gia-dinh'],
    ['my account', '/toi'],
  ];
}

function headersOf({ secret }: Site): Record<string, string> {
  return { cookie: `__Host-hd-session=${secret}` };
}

interface Seen {
  requests: number;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  status: number;
}

/** As in a server that has been up for a minute: each connection to the database has planned the page's statements. */
async function warm(urls: readonly string[], headers: Record<string, string>): Promise<void> {
  const until = performance.now() + 1_500;
  await Promise.all(
    Array.from({ length: 12 }, async (_, user) => {
      for (let at = user; performance.now() < until; at += 1)
        await (await fetch(urls[at % urls.length]!, { headers })).arrayBuffer();
    }),
  );
}

/** Fifty users at one page for some seconds. */
async function load(urls: readonly string[], headers: Record<string, string>): Promise<Seen> {
  const times: number[] = [];
  let bytes = 0;
  let status = 0;
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      // Far apart from the first number on: with small seeds all users would begin in the same millisecond.
      let state = ((user + 1) * 16_807 * 48_271) % 2_147_483_647;
      const random = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      await wait(random() * thinkMs);
      for (let at = user; performance.now() < until; at += 1) {
        const began = performance.now();
        const answer = await fetch(urls[at % urls.length]!, { headers, redirect: 'manual' });
        const body = await answer.arrayBuffer();
        times.push(performance.now() - began);
        bytes = body.byteLength;
        status = answer.status;
        await wait(2 * thinkMs * random());
      }
    }),
  );
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { requests: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes, status };
}

function row(label: string, { requests, p50, p95, p99, bytes, status }: Seen): string {
  const times = p95 / (rows.length === 0 ? p95 : hello.p95);
  return `| ${label} | ${status} | ${requests} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} | ${times.toFixed(1)} × | ${Math.round(bytes / 1_000)} |`;
}

/** Largest contentful paint at slow 4G (1.6 Mbit/s down, 150 ms) with the processor four times as slow, and script bytes. */
async function measurePaints(site: Site): Promise<string[]> {
  await using opened = await openBrowser();
  const lines: string[] = [];
  for (const [label, path] of [['sign-in', '/dang-nhap'] as const, ...pagesOf(site)]) {
    const secret = path === '/dang-nhap' ? null : site.secret;
    const context = await signedInContext(opened.browser, { origin: site.origin, secret, width: 412 });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let script = 0;
    page.on('response', async (answer) => {
      if (answer.request().resourceType() === 'script')
        script += (await answer.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(site.origin + path, { waitUntil: 'load' });
    const paint = await page.evaluate<number>(`new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
    })`);
    lines.push(`| ${label} | ${(paint / 1_000).toFixed(2)} | ${script} |`);
    console.error(lines.at(-1));
    await context.close();
  }
  return lines;
}

function render(): string {
  return `# What the bench of the pages measured

Written by \`npm run bench:pages\`; do not edit. Notes on it: docs/bench.md.

${Temporal.Now.instant().toString().slice(0, 16).replace('T', ' ')} UTC · ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores · Linux ${release()} · Node ${process.version}

The large sample: a million subjects, 230,000 names, 168 communes, a year. ${users} users for ${seconds} s a page, each waiting ${thinkMs / 1_000} s on average between two
requests; milliseconds from the request's first byte to the answer's last on loopback, with server, database and users on the same two cores. Goal: p95 ≤ 50 ms.

| page | status | requests | p50 | p95 | p99 | p95 beside hello | kB |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## On a slow phone

Chromium, 412 px, slow 4G (1.6 Mbit/s, 150 ms), processor four times as slow, nothing cached. Goal: 2.5 s, and no script on pages for reading.

| page | largest contentful paint, s | bytes of script |
| --- | --- | --- |
${paints.join('\n')}
`;
}

/** A run beside the users, in a process of its own. */
async function startStoring(): Promise<{ end(): Promise<void> }> {
  const run = spawn(process.execPath, [join(import.meta.dirname, 'pages-run.ts'), dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: run.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async end() {
      run.stdin.end();
      console.error(`stored meanwhile: ${(await lines.next()).value} names`);
    },
  };
}

function loadLarge(): void {
  console.error('bench: loading the large sample, some minutes');
  const { status } = spawnSync(join(checkout, 'bin/hien-dien'), ['sample', 'load', '--large'], {
    stdio: 'inherit',
    env: { ...process.env, HIEN_DIEN_DATA: dataFolder },
  });
  if (status !== 0) process.exit(1);
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<Site> {
  for await (const line of createInterface({ input: stream })) return JSON.parse(line) as Site;
  throw new Error('the server of the bench ended before it listened');
}
