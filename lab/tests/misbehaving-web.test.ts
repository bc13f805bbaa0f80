/**
 * The misbehaving web servers do what README.md says of them, byte by byte.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { scenarioV4 } from '../address-plan.ts';
import { serveTcp } from '../misbehaving/tcp.ts';
import type { TcpMode } from '../misbehaving/tcp-modes.ts';

const closers: (() => void)[] = [];
let host = 0;

interface Seen {
  /** Bytes read before the end, or before `enough`. */
  bytes: number;
  head: string;
  end: 'closed' | 'reset' | 'silent' | 'enough' | 'goes on';
}

const gzipMagic = Buffer.from([0x1f, 0x8b]).toString('latin1');
const quietMs = 450;
const longestMs = 20_000;
const enough = 3 << 20;

/** Sends one request and reads until the end, until nothing came for a while, or until it was enough. */
async function request(mode: TcpMode, limitMs = longestMs): Promise<Seen> {
  host += 1;
  const address = scenarioV4(1018, host);
  closers.push(await serveTcp({ address, port: 80, mode }));
  return new Promise((resolve) => {
    const seen: Seen = { bytes: 0, head: '', end: 'closed' };
    const socket = connect({ host: address, port: 80 });
    const limit = setTimeout(() => done('goes on'), limitMs);
    const done = (end: Seen['end']) => {
      clearTimeout(limit);
      socket.destroy();
      resolve({ ...seen, end });
    };
    socket.setTimeout(quietMs, () => done('silent'));
    socket.once('connect', () => socket.write('GET /a HTTP/1.1\r\nHost: quan.vn\r\n\r\n'));
    socket.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
      if (seen.head.length < 400) seen.head += chunk.toString('latin1');
      if (seen.bytes > enough) done('enough');
    });
    socket.once('error', () => done('reset'));
    socket.once('end', () => done('closed'));
  });
}

/** A fatal TLS alert record and nothing else. */
const alert = (number: number) =>
  new RegExp(`^${RegExp.escape(Buffer.from([21, 3, 3, 0, 2, 2, number]).toString('latin1'))}$`);

const rows: [mode: TcpMode, end: Seen['end'], head: RegExp][] = [
  ['tarpit', 'silent', /^$/],
  ['reset', 'reset', /^$/],
  ['close', 'closed', /^$/],
  ['reset-after-request', 'reset', /^$/],
  ['close-after-request', 'closed', /^$/],
  ['garbage', 'closed', /^þ{400}/],
  ['plain-http', 'closed', /^HTTP\/1\.1 400 /],
  ['tls-alert-40', 'closed', alert(40)],
  ['tls-alert-112', 'closed', alert(112)],
  ['endless-headers', 'enough', /^HTTP\/1\.1 200 OK\r\n[\s\S]*X-More: a+/],
  ['huge-header', 'closed', /X-Huge: a+/],
  ['huge-body', 'enough', /Content-Length: 1073741824\r\n/],
  ['cut-short', 'closed', /Content-Length: 5000\r\n/],
  ['broken-compression', 'closed', /Content-Encoding: gzip\r\n/],
  ['redirect-loop', 'closed', /Location: http:\/\/quan\.vn\/a\r\n/],
  ['redirect-endless', 'closed', /Location: http:\/\/quan\.vn\/step-1\r\n/],
  ['redirect-internal', 'closed', /Location: http:\/\/127\.0\.0\.1:22\/\r\n/],
  ['redirect-metadata', 'closed', /Location: http:\/\/169\.254\.169\.254\//],
  ['redirect-nowhere', 'closed', /Location: http:\/\/\[\r\n/],
  ['redirect:https://khac.vn/', 'closed', /Location: https:\/\/khac\.vn\/\r\n/],
  ['rate-limited', 'closed', /^HTTP\/1\.1 429 [\s\S]*Retry-After: 3600/],
  ['status:503', 'closed', /^HTTP\/1\.1 503 /],
];

describe('misbehaving web servers', () => {
  after(() => {
    for (const close of closers) close();
  });
  for (const [mode, end, head] of rows) {
    test(`mode ${mode}`, { timeout: 20_000 }, async () => {
      const seen = await request(mode);
      assert.match(seen.head, head);
      assert.equal(seen.end, end);
    });
  }

  test('a certificate of 2 MB comes in whole records', { timeout: 20_000 }, async () => {
    const seen = await request('big-certificate');
    assert.equal(seen.head.slice(0, 3), '\x16\x03\x03');
    assert.ok(seen.bytes > 2 << 20, `${seen.bytes} bytes`);
  });

  test('a gigabyte of zeros comes as a megabyte of gzip', { timeout: 60_000 }, async () => {
    const seen = await request('compression-bomb');
    assert.match(seen.head, /Content-Encoding: gzip\r\n/);
    assert.equal(seen.head.split('\r\n\r\n')[1]?.slice(0, 2), gzipMagic);
    assert.equal(seen.end, 'closed');
    assert.ok(seen.bytes > 1_000_000 && seen.bytes < 2_000_000, `${seen.bytes} bytes`);
  });

  test('what never ends and what drips goes on, byte by byte', { timeout: 20_000 }, async () => {
    const never = await request('never-ends', 1500);
    assert.match(never.head, /Transfer-Encoding: chunked\r\n[\s\S]*<p>/);
    assert.equal(never.end, 'goes on');
    const drip = await request('slow-drip');
    assert.equal(drip.bytes, 0); // the first byte comes after 500 ms
    assert.equal(drip.end, 'silent');
  });
});
