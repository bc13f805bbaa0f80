/**
 * The command as a person meets it: the real binary in a process of its own. Where a network is needed it is one root
 * server of this test on a loopback address, named by --root-hints; nothing leaves the machine.
 */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import packet from 'dns-packet';
import { observationOf } from '../measurement/testing/observation.ts';

const binary = resolve(import.meta.dirname, '../../bin/hien-dien');
const deadline = { timeout: 60_000 };
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hien-dien-command-'));
});
after(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
async function fileOf(name: string, content: string): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(args: readonly string[]): { child: Child; ended: Promise<Ended> } {
  const child = spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: 50_000 });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
  );
  return { child, ended };
}

async function hienDien(args: readonly string[], input = ''): Promise<Ended> {
  const { child, ended } = start(args);
  child.stdin.on('error', () => {}).end(input);
  return ended;
}

/** A root server that knows no name (NXDOMAIN), and keeps silent on names that begin with `cham`. */
async function startRoot(address: string): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const query = packet.decode(message);
    const question = query.questions[0];
    if (!question || /^cham|\.cham/i.test(question.name)) return;
    const root = question.name === '' || question.name === '.';
    const soa = {
      type: 'SOA',
      name: '.',
      ttl: 60,
      data: {
        mname: 'a.root',
        rname: 'h.root',
        serial: 1,
        refresh: 1,
        retry: 1,
        expire: 1,
        minimum: 60,
      },
    } as const;
    const answers =
      root && question.type === 'NS'
        ? [{ type: 'NS', name: '.', ttl: 60, data: 'a.root' } as const]
        : root && question.type === 'SOA'
          ? [soa]
          : [];
    const reply = packet.encode({
      type: 'response',
      id: query.id,
      flags: 0x0400 | (root ? 0 : 3),
      questions: query.questions,
      answers,
      authorities: answers.length > 0 ? [] : [soa],
    });
    socket.send(reply, from.port, from.address);
  });
  socket.bind(53, address);
  await once(socket, 'listening');
  return socket;
}

async function hintsOf(address: string): Promise<string[]> {
  const path = await fileOf(`hints-${address}`, `. 3600000 NS a.root.\na.root. 3600000 A ${address}\n`);
  return ['--root-hints', path, '--allow-network', '127.0.0.0/8', '--profile', 'presence'];
}

function jsonLines(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('wrong usage is one sentence in the language asked for, and exit code 2', deadline, async () => {
  const vi = await hienDien(['measure', '--imput', 'x.csv']);
  assert.equal(vi.code, 2);
  assert.equal(vi.stderr, 'Không có tùy chọn --imput. Có phải là --input?\n');
  const en = await hienDien(['measure', '--input', at('nowhere.csv'), '--lang', 'en']);
  assert.equal(en.code, 2);
  assert.equal(en.stderr, `There is no file "${at('nowhere.csv')}". Check its name and folder.\n`);
});

test('the binary runs through a link from any folder', deadline, async () => {
  await symlink(binary, at('linked'));
  const child = spawn(at('linked'), ['--version'], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  assert.match(stdout, /^hien-dien \d+\.\d+\.\d+\n$/);
});

test('a file that is no list costs one sentence and nothing is written', deadline, async () => {
  const output = at('never.jsonl');
  await fileOf('large.csv', '');
  await truncate(at('large.csv'), 60_000_000);
  const cases: [string, RegExp][] = [
    [folder, /là thư mục/],
    [await fileOf('empty.csv', ''), /trống/],
    [await fileOf('paper.csv', '%PDF-1.7\n'), /là tệp PDF/],
    [at('large.csv'), /lớn 60 MB/],
  ];
  for (const [path, sentence] of cases) {
    const { code, stderr } = await hienDien(['measure', '--input', path, '--output', output]);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
    assert.equal(stderr.split('\n').length, 2);
  }
  assert.equal((await readdir(folder)).includes('never.jsonl'), false);
});

test('an output that cannot be written is told before anything is measured', deadline, async () => {
  const { code, stderr } = await hienDien([
    'measure',
    'a.vn',
    '--output',
    join(folder, 'no', 'folder.jsonl'),
  ]);
  assert.equal(code, 2);
  assert.match(stderr, /Không ghi được vào ".*folder\.jsonl" \(ENOENT\)\. Chưa đo gì cả\.\n$/);
});

test('lines that are no names are reported with their number and counted', deadline, async () => {
  const list = 'STT;tên miền;xã\n1;Quán cô Ba;x\n2;;y\n3;10.0.0.1;z\n';
  const { code, stdout, stderr } = await hienDien(['measure', '--input', '-'], list);
  assert.equal(code, 0);
  assert.deepEqual(jsonLines(stdout), [
    { line: 2, input: 'Quán cô Ba', problem: 'not-a-name', rule: 'single-label' },
    { line: 3, input: '', problem: 'not-a-name', rule: 'empty' },
    { line: 4, input: '10.0.0.1', problem: 'not-a-name', rule: 'address' },
  ]);
  assert.match(stderr, /Tên miền lấy ở cột "tên miền"\.\n/);
  assert.match(stderr, /Dòng 2: "Quán cô Ba" không phải tên miền: không có dấu chấm\n/);
  assert.match(stderr, /Đã đọc 3 dòng = 0 tên đã trả lời \+ 0 dòng trùng \+ 3 dòng không đo được\.\n$/);
});

test('a network without any root server ends with exit code 3 and what was tried', deadline, async () => {
  const { code, stdout, stderr } = await hienDien(['measure', 'a.vn', ...(await hintsOf('127.58.3.9'))]);
  assert.equal(code, 3);
  assert.equal(stdout, '');
  assert.match(stderr, /không máy chủ gốc DNS nào trả lời\. Đã thử 127\.58\.3\.9\./);
});

test('a name given in three spellings is answered once, with all its lines', deadline, async (t) => {
  const root = await startRoot('127.58.3.1').catch(() => null);
  if (!root) return t.skip('port 53 may not be bound here');
  t.after(() => root.close());
  const list = 'HTTPS://Tiền.VN/\nmột.vn\nlienhe@tiền.vn\nxn--tin-hkz.vn.\nkhông\n';
  const { code, stdout, stderr } = await hienDien(
    ['measure', '--input', '-', ...(await hintsOf('127.58.3.1'))],
    list,
  );
  assert.equal(code, 0);
  const answers = jsonLines(stdout).filter((line) => 'domain' in line);
  assert.deepEqual(
    answers
      .map(({ domain, unicode, lines }) => ({ domain, unicode, lines }))
      .sort((a, b) => (String(a.domain) < String(b.domain) ? -1 : 1)),
    [
      { domain: 'xn--mt-79s.vn', unicode: 'một.vn', lines: [2] },
      { domain: 'xn--tin-hkz.vn', unicode: 'tiền.vn', lines: [1, 3, 4] },
    ],
  );
  assert.match(stderr, /Đã đọc 5 dòng = 2 tên đã trả lời \+ 2 dòng trùng \+ 1 dòng không đo được\.\n$/);
});

test(
  'Ctrl-C keeps what is done, says how to go on, and --resume measures only the rest',
  deadline,
  async (t) => {
    const root = await startRoot('127.58.3.2').catch(() => null);
    if (!root) return t.skip('port 53 may not be bound here');
    t.after(() => root.close());
    const hints = await hintsOf('127.58.3.2');
    const list = await fileOf('slow.txt', 'mot.nhanh\nhai.nhanh\nmot.cham\nkhông\n');
    const output = at('slow.jsonl');
    const { child, ended } = start(['measure', '--input', list, '--output', output, ...hints]);
    while ((await readFile(output, 'utf8').catch(() => '')).split('\n').length < 4) {
      await new Promise((next) => setTimeout(next, 50));
    }
    child.kill('SIGINT');
    const stopped = await ended;
    assert.equal(stopped.code, 130);
    assert.match(stopped.stderr, /4 dòng = 2 tên đã trả lời .* 1 dòng không đo được \+ 1 tên chưa đo\./);
    assert.match(stopped.stderr, /Đo tiếp bằng: hien-dien measure .* --resume .*slow\.jsonl\n$/);

    // A line broken off by a crash is measured again; whole lines stay as they are, byte for byte.
    const whole = await readFile(output, 'utf8');
    await writeFile(output, `${whole}{"domain":"mot.ch`);
    await writeFile(list, 'mot.nhanh\nhai.nhanh\nba.nhanh\nkhông\n');
    const resumed = await hienDien([
      'measure',
      '--input',
      list,
      '--output',
      output,
      ...hints,
      '--resume',
      output,
    ]);
    assert.equal(resumed.code, 0);
    assert.match(
      resumed.stderr,
      /4 dòng = 3 tên đã trả lời \(2 lấy từ lần trước\) \+ 0 dòng trùng \+ 1 dòng/,
    );
    const final = await readFile(output, 'utf8');
    assert.ok(final.startsWith(whole));
    assert.deepEqual(
      jsonLines(final.slice(whole.length)).map(({ domain }) => domain),
      ['ba.nhanh'],
    );
  },
);

test('stored observations are judged again into every form', deadline, async () => {
  const observation = observationOf();
  const later = { ...observation, schema: 99, domain: 'later.vn' };
  const path = await fileOf(
    'stored.jsonl',
    `${JSON.stringify(observation)}\n${JSON.stringify({ domain: 'example.vn', lines: [7], observation })}\n` +
      `{"line":9,"input":"x","problem":"not-a-name"}\n${JSON.stringify(later)}\n{"domain":"broken`,
  );
  const jsonl = await hienDien(['judge', '--input', path, '--lang', 'en']);
  assert.equal(jsonl.code, 0);
  const lines = jsonLines(jsonl.stdout);
  assert.deepEqual(
    lines.map(({ domain, lines, line, problem }) => domain ?? `${line} ${problem} ${lines ?? ''}`),
    ['example.vn', 'example.vn', '9 not-a-name ', '4 not-an-observation ', '5 not-an-observation '],
  );
  assert.deepEqual(
    lines.slice(0, 2).map((line) => line.lines),
    [[1], [7]],
  );
  assert.deepEqual(Object.keys(lines[0] ?? {}), [
    'domain',
    'unicode',
    'lines',
    'observedAt',
    'norm',
    'state',
    'flags',
    'presence',
    'trusted',
    'grade',
    'score',
    'scores',
    'findings',
  ]);
  assert.match(jsonl.stderr, /Line 4: .* has schema 99, this build reads 1/);
  assert.match(jsonl.stderr, /5 lines read = 2 names answered \+ 0 duplicates \+ 3 refused\.\n$/);

  const html = await hienDien(['judge', '--input', path, '--format', 'html', '--output', at('report.html')]);
  assert.equal(html.code, 0);
  assert.match(
    await readFile(at('report.html'), 'utf8'),
    /^<!doctype html>\n<html lang="vi">[\s\S]*<\/html>\n$/,
  );
  const same = await hienDien(['judge', '--input', path, '--output', path]);
  assert.equal(same.code, 2);
  assert.match(same.stderr, /vừa là tệp vào vừa là tệp ra/);
});

test('a norm that does not exist is answered by those that do', deadline, async () => {
  const path = await fileOf('one.jsonl', `${JSON.stringify(observationOf())}\n`);
  const { code, stderr } = await hienDien(['judge', '--input', path, '--norm', 'x', '--lang', 'en']);
  assert.equal(code, 2);
  assert.equal(stderr, 'There is no norm "x". Use one of: hien-dien-2026.1.\n');
});

test('a reader that goes away ends the run without a word', deadline, async () => {
  const line = `${JSON.stringify(observationOf())}\n`;
  const path = await fileOf('many.jsonl', line.repeat(400));
  const child = spawn(binary, ['judge', '--input', path], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  assert.equal(code, 141);
  assert.equal(stderr, '');
});

test(
  'headings and names of a hostile list reach the terminal without control characters',
  deadline,
  async () => {
    const heading = await fileOf('heading.csv', '\u001b[31mtên miền\u202e,xã\nmột,hai\n');
    const root = ['--root-hints', await fileOf('hostile.hints', '. NS a.\na. A 127.77.4.2\n')];
    const { stderr } = await hienDien(['measure', '--input', heading, '--column', '1', ...root]);
    assert.match(stderr, /Tên miền lấy ở cột/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    assert.doesNotMatch(stderr, /[\u001b\u202e]/);
    const wrong = await hienDien(['measure', '--input', heading, '--column', 'không có']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    assert.doesNotMatch(wrong.stderr, /[\u001b\u202e]/);
  },
);

test('a stored observation that lacks a room is refused and the next one is judged', deadline, async () => {
  const { web: _, ...broken } = observationOf();
  const lines = [broken, observationOf(), { problem: 'not-a-name' }].map((one) => JSON.stringify(one));
  const path = await fileOf('broken.jsonl', `${lines.join('\n')}\n`);
  const { code, stdout, stderr } = await hienDien(['judge', '--input', path, '--format', 'jsonl']);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(code, 1, stderr);
  assert.deepEqual(
    answers.map(({ problem, domain }) => problem ?? domain),
    ['internal-error', 'example.vn', 'not-an-observation'],
  );
});
