/**
 * What misbehaving web servers do: one function a mode, given a connected socket (plain, or after a good handshake).
 *
 * Modes with a value are written `status:503`, `redirect:https://other.vn/`. README.md lists them in words.
 */

import type { Duplex } from 'node:stream';
import { createGzip } from 'node:zlib';
import { bigCertificateFlight, tlsAlert } from './tls-bytes.ts';

type Act = (socket: Duplex & { resetAndDestroy?: () => unknown }, request: string) => void;

interface TcpModeRules {
  /** `accept`: acts at once; `bytes`: when the first bytes came; `request`: after the head of an HTTP request. */
  when: 'accept' | 'bytes' | 'request';
  act: Act;
}

const mebibyte = Buffer.alloc(1 << 20, 0x61);
const html = 'Content-Type: text/html; charset=utf-8\r\n';
const words = '<!doctype html><html lang="vi"><title>Quán</title><h1>Quán nhỏ ven đường</h1>';

const simpleModes = {
  tarpit: { when: 'accept', act: (socket) => socket.resume() },
  reset: { when: 'accept', act: (socket) => socket.resetAndDestroy?.() },
  close: { when: 'accept', act: (socket) => socket.end() },
  'reset-after-request': { when: 'bytes', act: (socket) => socket.resetAndDestroy?.() },
  'close-after-request': { when: 'bytes', act: (socket) => socket.end() },
  garbage: { when: 'bytes', act: (socket) => socket.end(Buffer.alloc(512, 0xfe)) },
  'plain-http': {
    when: 'bytes',
    act: (socket) => socket.end(response(400, 'The plain HTTP request was expected')),
  },
  'tls-alert-40': { when: 'bytes', act: (socket) => socket.end(tlsAlert(40)) },
  'tls-alert-112': { when: 'bytes', act: (socket) => socket.end(tlsAlert(112)) },
  'big-certificate': { when: 'bytes', act: (socket) => socket.write(bigCertificateFlight(2 << 20)) },
  'endless-headers': {
    when: 'request',
    act: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${html}`);
      repeat(socket, Buffer.from(`X-More: ${'a'.repeat(1000)}\r\n`.repeat(16)));
    },
  },
  'huge-header': {
    when: 'request',
    act: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${html}X-Huge: `);
      socket.end(Buffer.concat([mebibyte, Buffer.from('\r\nContent-Length: 0\r\n\r\n')]));
    },
  },
  'huge-body': {
    when: 'request',
    act: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${html}Content-Length: ${1 << 30}\r\n\r\n${words}`);
      repeat(socket, mebibyte);
    },
  },
  'never-ends': {
    when: 'request',
    act: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${html}Transfer-Encoding: chunked\r\n\r\n`);
      // 19 bytes a chunk: each of the two accented letters takes more than one.
      every(socket, 100, () => socket.write('13\r\n<p>còn nữa</p>\r\n\r\n'));
    },
  },
  'slow-drip': {
    when: 'request',
    act: (socket) => {
      const whole = Buffer.from(response(200, words));
      let at = 0;
      every(socket, 500, () => {
        if (at >= whole.length) socket.end();
        else socket.write(whole.subarray(at, ++at));
      });
    },
  },
  'cut-short': {
    when: 'request',
    act: (socket) => socket.end(`HTTP/1.1 200 OK\r\n${html}Content-Length: 5000\r\n\r\n${words}`),
  },
  'compression-bomb': {
    when: 'request',
    act: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${html}Content-Encoding: gzip\r\nConnection: close\r\n\r\n`);
      const gzip = createGzip({ level: 9 });
      gzip.on('data', (bytes: Buffer) => {
        if (!socket.write(bytes)) gzip.pause();
      });
      gzip.once('end', () => socket.end());
      socket.on('drain', () => gzip.resume());
      socket.once('close', () => gzip.destroy());
      feedZeros(gzip, 1024);
    },
  },
  'broken-compression': {
    when: 'request',
    act: (socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\n${html}Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip at a`,
      ),
  },
  'redirect-loop': {
    when: 'request',
    act: (socket, request) => socket.end(redirect(`http://${hostOf(request)}${pathOf(request)}`)),
  },
  'redirect-endless': {
    when: 'request',
    act: (socket, request) => {
      const step = Number(/\/step-(\d+)/.exec(pathOf(request))?.[1] ?? 0) + 1;
      socket.end(redirect(`http://${hostOf(request)}/step-${step}`));
    },
  },
  'redirect-internal': { when: 'request', act: (socket) => socket.end(redirect('http://127.0.0.1:22/')) },
  'redirect-metadata': {
    when: 'request',
    act: (socket) => socket.end(redirect('http://169.254.169.254/latest/meta-data/')),
  },
  'redirect-nowhere': { when: 'request', act: (socket) => socket.end(redirect('http://[')) },
  'rate-limited': {
    when: 'request',
    act: (socket) => socket.end(response(429, 'Too many requests', 'Retry-After: 3600\r\n')),
  },
} as const satisfies Record<string, TcpModeRules>;

export type TcpMode = keyof typeof simpleModes | `status:${number}` | `redirect:${string}`;

/** Looks a mode up; throws when a scenario names one that does not exist. */
export function tcpModeRules(mode: TcpMode): TcpModeRules {
  if (mode in simpleModes) return simpleModes[mode as keyof typeof simpleModes];
  const status = /^status:(\d{3})$/.exec(mode)?.[1];
  if (status !== undefined) {
    return {
      when: 'request',
      act: (socket) => socket.end(response(Number(status), `${words}<p>${status}</p>`)),
    };
  }
  const target = /^redirect:(.+)$/.exec(mode)?.[1];
  if (target !== undefined) return { when: 'request', act: (socket) => socket.end(redirect(target)) };
  throw new Error(`there is no misbehaving web mode ${JSON.stringify(mode)}; lab/README.md lists them`);
}

function response(status: number, body: string, more = ''): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} Lab\r\n${html}${more}Content-Length: ${length}\r\nConnection: close\r\n\r\n${body}`;
}

function redirect(to: string): string {
  return `HTTP/1.1 302 Found\r\nLocation: ${to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
}

const hostOf = (request: string) => /^host:\s*(\S+)/im.exec(request)?.[1] ?? 'localhost';
const pathOf = (request: string) => /^\S+ (\S+)/.exec(request)?.[1] ?? '/';

/** Writes the same bytes again and again for as long as the other side reads. */
function repeat(socket: Duplex, bytes: Buffer): void {
  const fill = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on('drain', fill);
  fill();
}

function every(socket: Duplex, intervalMs: number, act: () => void): void {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : act()), intervalMs);
  socket.once('close', () => clearInterval(timer));
}

/** `count` MiB of zeros: gzip makes about 1 kB of each. */
function feedZeros(gzip: ReturnType<typeof createGzip>, count: number): void {
  const zeros = Buffer.alloc(1 << 20);
  let left = count;
  const feed = () => {
    while (left > 0 && !gzip.destroyed) {
      left--;
      if (!gzip.write(zeros)) return;
    }
    if (left === 0) gzip.end();
  };
  gzip.on('drain', feed);
  feed();
}
