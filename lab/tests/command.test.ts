/**
 * The command line against the lab: what a person types, what comes out, and how it ends.
 */
import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { scenarioV4, scenarioV6 } from '../address-plan.ts';
import { readLabFacts } from '../engine.ts';
import { answersOf, measurableDomains, start, startMeasure } from '../oracles/product.ts';

const facts = readLabFacts();
let folder = '';
const at = (name: string) => join(folder, name);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hien-dien-lab-command-'));
});
after(() => rm(folder, { recursive: true }));

test('an expired certificate is one line: T11 fails, W6 names the cause, the chain passes', {
  timeout: 120_000,
}, async () => {
  const { code, stdout } = await startMeasure(['--format', 'jsonl', 'expired-certificate.vn']).ended;
  assert.equal(code, 0);
  assert.equal(stdout.split('\n').length, 2);
  const [answer] = answersOf(stdout);
  const said = (id: string) => answer?.findings.find((finding) => finding.id === id);
  assert.equal(answer?.domain, 'expired-certificate.vn');
  assert.equal(said('T11')?.verdict, 'fail');
  assert.deepEqual([said('W6')?.verdict, said('W6')?.reason], ['fail', 'certificate-expired']);
  assert.equal(said('T9')?.verdict, 'pass');
  assert.match(said('T11')?.advice ?? '', /chứng thư/i);
});

test('the sample list becomes one page that is well-formed, whole in itself and without script', {
  timeout: 240_000,
}, async () => {
  const path = at('report.html');
  const { code, stderr } = await startMeasure([
    ...['--input', 'samples/names.csv', '--format', 'html', '--output', path],
  ]).ended;
  assert.equal(code, 0, stderr);
  const page = await readFile(path, 'utf8');
  assert.match(page, /^<!doctype html>/i);
  assert.doesNotMatch(page, /<(script|link|iframe|object|embed|base)\b/i);
  assert.doesNotMatch(page, /<[^>]+\s(on[a-z]+=|src=|srcset=|action=)/i);
  assert.doesNotMatch(page, /@import|url\((?!['"]?data:)/i);
  assert.deepEqual(unbalanced(page), []);
  for (const shown of ['hundred-points.vn', 'quánphở.vn', 'chưa có tên miền'])
    assert.ok(page.includes(shown), shown);
  assert.match(stderr, /Đã đọc 30 dòng = 28 tên đã trả lời \+ 1 dòng trùng \+ 1 dòng không đo được/);
});

/** Elements opened and not closed, or the other way round; void elements need no end. */
function unbalanced(page: string): string[] {
  const voids = /<(meta|br|hr|img|input|col|wbr)\b([^>]*?)\/?>/gi;
  const entities = page.replace(/<!doctype html>/i, '').replace(/&(?!#|amp;|lt;|gt;|quot;|apos;)\w+;/g, ' ');
  const parser = new SaxesParser({});
  const problems: string[] = [];
  parser.on('error', (error) => problems.push(error.message));
  parser
    .write(entities.replace(voids, '<$1$2/>').replace(/\s(open|hidden|defer|checked)(?=[\s>/])/g, ' $1=""'))
    .close();
  return problems.slice(0, 5);
}

test('wrong usage is a sentence and exit code 2', { timeout: 30_000 }, async () => {
  const { code, stdout, stderr } = await startMeasure(['--concurency', '5', 'hundred-points.vn']).ended;
  assert.deepEqual([code, stdout], [2, '']);
  assert.equal(stderr, 'Không có tùy chọn --concurency. Có phải là --concurrency?\n');
});

test('where no root server answers it says what was tried and ends with exit code 3', {
  timeout: 60_000,
}, async () => {
  // Addresses of a number that no scenario has: nothing listens there.
  const [v4, v6] = [scenarioV4(1022, 1), scenarioV6(1022, 1)];
  await writeFile(
    at('hints'),
    `. 3600000 NS a.nobody.\na.nobody. 3600000 A ${v4}\na.nobody. 3600000 AAAA ${v6}\n`,
  );
  const { code, stdout, stderr } = await start([
    ...['measure', '--root-hints', at('hints'), '--allow-network', ...facts.allowNetworks, '--lang', 'en'],
    'hundred-points.vn',
  ]).ended;
  assert.deepEqual([code, stdout], [3, '']);
  assert.match(
    stderr,
    /^The network is unusable: no DNS root server answers\. Tried .+\. Check the connection/,
  );
  assert.ok(stderr.includes(v4) && stderr.includes(v6), stderr);
});

test('Ctrl-C ends a run within its grace, and resuming answers exactly the rest', {
  timeout: 240_000,
}, async () => {
  const domains = measurableDomains().slice(0, 40);
  assert.ok(domains.includes('silent-servers.vn'), 'a name that outlasts the grace is in the list');
  await writeFile(at('list.txt'), `${domains.join('\n')}\n`);
  const path = at('run.jsonl');
  const args = ['--input', at('list.txt'), '--format', 'jsonl', '--output', path, '--concurrency', '8'];
  const first = startMeasure(args);
  await linesIn('run.jsonl', 5);
  first.child.kill('SIGINT');
  // The grace is 5 s; silent-servers.vn alone would take ten times that.
  const late = setTimeout(() => first.child.kill('SIGKILL'), 20_000);
  const stopped = await first.ended;
  clearTimeout(late);
  assert.equal(stopped.code, 130, stopped.stderr);
  assert.match(stopped.stderr, /^Đo tiếp bằng: hien-dien measure .*--resume \S*run\.jsonl$/m);
  const early = await readFile(path, 'utf8');
  const done = answersOf(early).map(({ domain }) => domain);
  assert.ok(done.length >= 5 && done.length < domains.length, `${done.length} of ${domains.length}`);

  const second = await startMeasure([...args, '--resume', path]).ended;
  assert.equal(second.code, 0, second.stderr);
  const whole = await readFile(path, 'utf8');
  assert.ok(whole.startsWith(early), 'what was answered is not measured again');
  const answered = answersOf(whole).map(({ domain }) => domain);
  assert.deepEqual(answered.sort(), [...domains].sort());
});

/** Resolves when a file in our folder has at least so many whole lines. */
function linesIn(name: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, async () => {
      const text = await readFile(at(name), 'utf8').catch(() => '');
      if (text.split('\n').length <= count) return;
      watcher.close();
      resolve();
    });
  });
}
