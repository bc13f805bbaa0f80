/**
 * The lab itself is what it says: signed by others' tools and validated by others' validators, closed to the outside.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { test } from 'node:test';
import { readLabFacts } from '../engine.ts';

const facts = readLabFacts();

/** stdout and stderr of a program, whatever its exit code. */
function output(command: string, ...args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return new Promise((resolve) => child.once('close', () => resolve(text)));
}

const delv = (name: string, type: string) =>
  output('delv', `@${facts.resolver}`, '-a', facts.delvAnchor, '+root=.', name, type);

for (const [name, type, verdict] of [
  ['hundred-points.vn', 'A', '; fully validated'],
  ['cafebalo.biz.vn', 'AAAA', '; fully validated'],
  ['com.vn', 'SOA', '; fully validated'],
  ['id.vn', 'SOA', '; fully validated'],
  ['ns1.tenmien.net', 'A', '; fully validated'],
  ['ns1.luutru.com', 'AAAA', '; fully validated'],
  ['nsec3.vn', 'MX', '; fully validated'],
  ['khong-co.nsec3.vn', 'A', '; negative response, fully validated'],
  ['khong-co.hundred-points.vn', 'A', '; negative response, fully validated'],
  ['unsigned.vn', 'A', '; unsigned answer'],
  ['bogus-signature.vn', 'A', ';; resolution failed: failure'],
] as const) {
  test(`delv says of ${name} ${type}: ${verdict}`, { timeout: 30_000 }, async () => {
    assert.ok((await delv(name, type)).includes(verdict), await delv(name, type));
  });
}

test('curl trusts the good website under the authority of the lab, and not the expired one', {
  timeout: 20_000,
}, async () => {
  const head = (url: string) =>
    output('curl', '-sS', '--cacert', facts.ca, '-o', '/dev/null', '-w', '%{http_code}', url);
  assert.equal(await head('https://www.hundred-points.vn/'), '200');
  assert.match(await head('https://expired-certificate.vn/'), /certificate has expired/);
});

/** `connected`, or the system's error code. */
function knock(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5000 });
    const done = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => done('connected'));
    socket.once('timeout', () => done('timeout'));
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}

test('no address outside the lab can be reached from inside', { timeout: 20_000 }, async () => {
  assert.equal(await knock('192.0.2.1', 80), 'ENETUNREACH');
  assert.equal(await knock('2001:db9::1', 80), 'ENETUNREACH');
});

test('a port that nobody opened is closed although every address of the plan is local', {
  timeout: 20_000,
}, async () => {
  assert.equal(await knock('198.18.0.42', 443), 'connected');
  assert.equal(await knock('198.18.0.42', 8443), 'ECONNREFUSED');
  assert.equal(await knock('198.18.127.254', 80), 'ECONNREFUSED');
});

test('a Host that nobody has gets 404, so no website looks like a default page', {
  timeout: 20_000,
}, async () => {
  const args = [
    '-s',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code}',
    '-H',
    'Host: khong-ai.vn',
    'http://198.18.0.42/',
  ];
  assert.equal(await output('curl', ...args), '404');
});
