import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import test, { type TestContext } from 'node:test';
import zlib from 'node:zlib';
import { type GetOptions, getOnce } from './request.ts';

const deadline = { timeout: 10_000 };
const address = '127.43.1.1';

test('a page comes with its status, headers in order, size and hash', deadline, async (t) => {
  const port = await serveHttp(t, (request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.setHeader('X-Asked', `${request.headers.host} ${request.url}`);
    response.end('Xin chào');
  });
  const { got, text } = await get(port, '/thực-đơn?q=1');
  assert.equal(got.outcome, 'response');
  assert.equal(got.outcome === 'response' && got.status, 200);
  assert.equal(text, 'Xin chào');
  const headers = got.outcome === 'response' ? got.headers : [];
  assert.deepEqual(headers.slice(0, 3), [
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['x-asked', `quan.example:${port} /th%E1%BB%B1c-%C4%91%C6%A1n?q=1`],
  ]);
  assert.deepEqual(got.outcome === 'response' && got.body, {
    wireBytes: 9,
    bytes: 9,
    truncated: false,
    sha256: '117ae605a3a02bf47978fba60ef2bf4a08a73eb34b0124d9a1a088c8cab6d9de',
  });
});

test('gzip, deflate, raw deflate, brotli and zstd are read', deadline, async (t) => {
  const codings: Record<string, [string, Buffer]> = {
    '/gzip': ['gzip', zlib.gzipSync('phở bò')],
    '/deflate': ['deflate', zlib.deflateSync('phở bò')],
    '/raw': ['deflate', zlib.deflateRawSync('phở bò')],
    '/br': ['br', zlib.brotliCompressSync('phở bò')],
    '/zstd': ['zstd', zlib.zstdCompressSync('phở bò')],
  };
  const port = await serveHttp(t, (request, response) => {
    const [coding, body] = codings[request.url ?? ''] ?? ['identity', Buffer.alloc(0)];
    response.setHeader('Content-Encoding', coding);
    response.end(body);
  });
  for (const path of Object.keys(codings)) assert.equal((await get(port, path)).text, 'phở bò', path);
});

test('a compressed page of a server that closes behind it comes whole', deadline, async (t) => {
  // 150 kB in this form: more than waits in one buffer when the connection closes.
  const body = hash('sha512', 'Quán').repeat(2_000);
  const packed = zlib.gzipSync(body, { level: 0 });
  const port = await serveRaw(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n');
    socket.end(packed);
  });
  const { got, text } = await get(port, '/');
  assert.equal(got.outcome === 'response' && got.body.fault, undefined);
  assert.equal(text, body);
});

test('a compression bomb costs no more than the bound', deadline, async (t) => {
  const bomb = zlib.gzipSync(Buffer.alloc(50_000_000));
  const port = await serveHttp(t, (_, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(bomb);
  });
  const { got, text } = await get(port, '/');
  assert.equal(text.length, 500_000);
  assert.equal(got.outcome === 'response' && got.body.truncated, true);
  assert.equal(got.outcome === 'response' && got.body.bytes, 500_000);
  assert.equal(got.outcome === 'response' && got.body.fault, undefined);
});

test('of a body without end the first 500 kB are read and the connection is closed', deadline, async (t) => {
  const closed = Promise.withResolvers<void>();
  const port = await serveRaw(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n');
    const chunk = Buffer.alloc(100_000, 'x');
    const more = () => {
      while (socket.writable && socket.write(chunk)) {}
    };
    socket.on('drain', more).on('close', () => closed.resolve());
    more();
  });
  const { got } = await get(port, '/');
  assert.equal(got.outcome === 'response' && got.body.bytes, 500_000);
  assert.equal(got.outcome === 'response' && got.body.truncated, true);
  await closed.promise;
});

test('endless headers are too large, not an endless wait', deadline, async (t) => {
  const port = await serveRaw(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    let n = 0;
    const more = () => {
      while (socket.writable && socket.write(`X-${n++}: ${'a'.repeat(500)}\r\n`)) {}
    };
    socket.on('drain', more);
    more();
  });
  assert.deepEqual((await get(port, '/')).got, { outcome: 'too-large', connected: true });
});

test('interim responses without end are too large', deadline, async (t) => {
  const port = await serveRaw(t, (socket) => {
    const more = () => {
      while (socket.writable && socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100))) {}
    };
    socket.on('drain', more);
    more();
  });
  assert.deepEqual((await get(port, '/')).got, { outcome: 'too-large', connected: true });
});

test('a header is cut at 8 kB', deadline, async (t) => {
  const port = await serveHttp(t, (_, response) => {
    response.setHeader('X-Long', 'a'.repeat(12_000));
    response.end();
  });
  const { got } = await get(port, '/');
  const headers = got.outcome === 'response' ? got.headers : [];
  assert.equal(headers.find(([name]) => name === 'x-long')?.[1].length, 8192);
});

test('a server that drips is stopped by the total time and what it sent is kept', deadline, async (t) => {
  const port = await serveRaw(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
    const timer = setInterval(() => socket.write('x'), 20);
    socket.on('close', () => clearInterval(timer));
  });
  const { got, text } = await get(port, '/', { requestTimeoutMs: 300 });
  assert.equal(got.outcome === 'response' && got.body.fault, 'timeout');
  assert.match(text, /^x+$/);
});

test('a server that accepts and says nothing is a timeout that had connected', deadline, async (t) => {
  const port = await serveRaw(t, () => {});
  assert.deepEqual((await get(port, '/', { headersTimeoutMs: 100 })).got, {
    outcome: 'timeout',
    connected: true,
  });
});

test('reset, early close, garbage and a closed port are told apart', deadline, async (t) => {
  const resetting = await serveRaw(t, (socket) => socket.resetAndDestroy());
  const closing = await serveRaw(t, (socket) => socket.end());
  const garbage = await serveRaw(t, (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  assert.equal((await get(resetting, '/')).got.outcome, 'reset');
  assert.equal((await get(closing, '/')).got.outcome, 'reset');
  assert.equal((await get(garbage, '/')).got.outcome, 'malformed');
  assert.deepEqual((await get(await closedPort(), '/')).got, { outcome: 'refused', connected: false });
});

test('a body that breaks off keeps its fault and what came', deadline, async (t) => {
  const port = await serveRaw(t, (socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
  });
  const { got, text } = await get(port, '/');
  assert.equal(text, 'half');
  assert.equal(got.outcome === 'response' && got.body.fault, 'reset');
});

test('a body that the server ends by closing is whole', deadline, async (t) => {
  const port = await serveRaw(t, (socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nwhole'));
  const { got, text } = await get(port, '/');
  assert.equal(text, 'whole');
  assert.equal(got.outcome === 'response' && got.body.fault, undefined);
});

test('of a compressed body that was cut, what can be read is kept and nothing hangs', deadline, async (t) => {
  const page = Buffer.from(Array.from({ length: 5_000 }, (_, n) => `món ${(n * 7_919) % 10_007} `).join(''));
  const codings: Record<string, Buffer> = {
    gzip: zlib.gzipSync(page),
    deflate: zlib.deflateSync(page),
    br: zlib.brotliCompressSync(page),
    zstd: zlib.zstdCompressSync(page),
  };
  const port = await serveHttp(t, (request, response) => {
    const coding = (request.url ?? '').slice(1);
    const body = codings[coding] ?? Buffer.alloc(0);
    response.setHeader('Content-Encoding', coding);
    response.end(body.subarray(0, body.length >> 1));
  });
  for (const coding of Object.keys(codings)) {
    const { got, text } = await get(port, `/${coding}`);
    assert.equal(got.outcome, 'response', coding);
    if (coding !== 'zstd') assert.ok(text.startsWith('món 0 món 7919 '), coding); // zstd decodes whole blocks only
  }
});

test('an IPv6 address is asked like any other', deadline, async (t) => {
  const server = createHttpServer((_, response) => response.end('sáu'));
  const port = await listen(t, server, '::1');
  const { got, text } = await get(port, '/', {}, undefined, { address: '::1', family: 6 });
  assert.deepEqual([got.outcome, text], ['response', 'sáu']);
});

test('a body in a coding that is not what it says is malformed', deadline, async (t) => {
  const port = await serveHttp(t, (_, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end('this is no gzip');
  });
  const { got } = await get(port, '/');
  assert.equal(got.outcome === 'response' && got.body.fault, 'malformed');
});

test('a measurement that is stopped says interrupted', deadline, async (t) => {
  const port = await serveRaw(t, () => {});
  const stop = new AbortController();
  const pending = get(port, '/', {}, stop.signal);
  stop.abort();
  assert.equal((await pending).got.outcome, 'interrupted');
});

async function get(
  port: number,
  path: string,
  limits: Partial<GetOptions['limits']> = {},
  signal?: AbortSignal,
  at: { address: string; family: 4 | 6 } = { address, family: 4 },
) {
  const chunks: Uint8Array[] = [];
  const got = await getOnce({
    url: new URL(`http://quan.example:${port}${path}`),
    ...at,
    port,
    serverName: null,
    limits: {
      connectTimeoutMs: 2_000,
      headersTimeoutMs: 2_000,
      requestTimeoutMs: 5_000,
      bodyBytes: 500_000,
      headerBytes: 8_192,
      headersBytes: 65_536,
      ...limits,
    },
    sink: (chunk) => chunks.push(chunk),
    ...(signal ? { signal } : {}),
  });
  return { got, text: Buffer.concat(chunks).toString() };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serveHttp(t: TestContext, listener: RequestListener): Promise<number> {
  return await listen(t, createHttpServer(listener));
}

async function serveRaw(t: TestContext, onRequest: (socket: Socket) => void): Promise<number> {
  return await listen(
    t,
    createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => onRequest(socket));
    }),
  );
}

async function listen(t: TestContext, server: Server, at = address): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, at, resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
