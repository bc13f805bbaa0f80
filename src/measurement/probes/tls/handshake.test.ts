import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import test, { type TestContext } from 'node:test';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { limits } from '../../budgets.ts';
import { makeCertificate, type TestCertificate } from '../../testing/certificates.ts';
import { getOnce } from '../http/request.ts';

const deadline = { timeout: 10_000 };
const address = '127.43.1.2';
const root = makeCertificate({ name: 'Gốc', authority: true });
const intermediate = makeCertificate({ name: 'Trung gian', issuer: root, authority: true });
const stranger = makeCertificate({ name: 'Người lạ', authority: true });
const leaf = makeCertificate({ name: 'quan.example', issuer: intermediate });
// Out of order, with one that links to nothing: Node's own chain would hide both.
const flight = [leaf, root, stranger, intermediate];

for (const [name, options, protocol] of [
  ['TLS 1.3 with AES-128', { ciphers: 'TLS_AES_128_GCM_SHA256' }, 'TLSv1.3'],
  ['TLS 1.3 with AES-256', { ciphers: 'TLS_AES_256_GCM_SHA384' }, 'TLSv1.3'],
  ['TLS 1.3 with ChaCha20', { ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }, 'TLSv1.3'],
  ['TLS 1.3 after HelloRetryRequest', { ecdhCurve: 'secp521r1', minVersion: 'TLSv1.3' }, 'TLSv1.3'],
  ['TLS 1.2', { maxVersion: 'TLSv1.2' }, 'TLSv1.2'],
  ['TLS 1.0', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }, 'TLSv1'],
] satisfies [string, TlsOptions, string][]) {
  test(
    `the certificates of ${name} come in the order sent, over the connection of the GET`,
    deadline,
    async (t) => {
      const server = createHttpsServer({ ...options, key: leaf.key, cert: pems(flight) }, (_, response) =>
        response.end('Xin chào'),
      );
      const got = await get(await listen(t, server));
      assert.equal(got.outcome, 'response');
      const tls = got.tls?.outcome === 'handshake' ? got.tls : null;
      assert.equal(tls?.protocol, protocol);
      assert.equal(tls?.order, 'as-sent');
      assert.deepEqual(tls?.certificates.map(subject), [
        'CN=quan.example',
        'CN=Gốc',
        'CN=Người lạ',
        'CN=Trung gian',
      ]);
    },
  );
}

test('the cipher has its IANA name', deadline, async (t) => {
  const server = createHttpsServer(
    { key: leaf.key, cert: pems([leaf]), maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
    (_, response) => response.end(),
  );
  const got = await get(await listen(t, server));
  assert.equal(got.tls?.outcome === 'handshake' && got.tls.cipher, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256');
});

test('of more than ten certificates ten are kept', deadline, async (t) => {
  const cert = pems([leaf, ...Array.from({ length: 14 }, () => intermediate)]);
  const got = await get(
    await listen(
      t,
      createHttpsServer({ key: leaf.key, cert }, (_, r) => r.end()),
    ),
  );
  assert.equal(got.tls?.outcome === 'handshake' && got.tls.certificates.length, 10);
});

for (const [size, extension] of [
  ['80 kB', 80_000],
  ['2 MB', 2_000_000],
] as const) {
  test(`a certificate of ${size} is too large`, deadline, async (t) => {
    const comment = `1.3.6.1.4.1.55555.1=ASN1:UTF8String:${'a'.repeat(extension)}`;
    const large = makeCertificate({ name: 'quan.example', extensions: [comment] });
    const got = await get(
      await listen(
        t,
        createHttpsServer({ key: large.key, cert: large.pem }, (_, r) => r.end()),
      ),
    );
    assert.equal(got.outcome, 'too-large');
    assert.deepEqual(got.tls, { outcome: 'too-large' });
  });
}

test('plain HTTP on the TLS port is no TLS', deadline, async (t) => {
  const got = await get(await serveRaw(t, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  assert.deepEqual(got, { outcome: 'no-tls', connected: false, tls: { outcome: 'no-tls' } });
});

test('a refusal by alert keeps its number', deadline, async (t) => {
  const handshakeFailure = Buffer.from([21, 3, 1, 0, 2, 2, 40]);
  const got = await get(await serveRaw(t, (socket) => socket.end(handshakeFailure)));
  assert.equal(got.outcome, 'tls-alert-40');
});

test('a server that knows only its own name answers another with alert 112', deadline, async (t) => {
  const server = createTlsServer({
    key: leaf.key,
    cert: leaf.pem,
    SNICallback: (_, done) => done(new Error('unrecognised')),
  });
  server.on('tlsClientError', () => {});
  const got = await get(await listen(t, server));
  assert.match(got.outcome, /^(tls-alert-\d+|reset)$/);
});

test('close, reset and silence during the handshake are told apart', deadline, async (t) => {
  const closing = await get(await serveRaw(t, (socket) => socket.end()));
  const resetting = await get(await serveRaw(t, (socket) => socket.resetAndDestroy()));
  const silent = await get(await serveRaw(t, () => {}), 150);
  assert.deepEqual([closing.outcome, resetting.outcome, silent.outcome], ['reset', 'reset', 'timeout']);
  assert.equal(silent.connected, false);
});

test('bytes that only begin like TLS end as a protocol fault', deadline, async (t) => {
  const got = await get(
    await serveRaw(t, (socket) => socket.end(Buffer.from([22, 3, 3, 0, 4, 99, 0, 0, 0]))),
  );
  assert.equal(got.outcome, 'tls-protocol');
});

test(
  'a server that wants a certificate of the client gives its alert or its refusal',
  deadline,
  async (t) => {
    const server = createHttpsServer(
      { key: leaf.key, cert: pems([leaf, intermediate]), requestCert: true, rejectUnauthorized: true },
      (_, response) => response.end(),
    );
    const got = await get(await listen(t, server));
    assert.notEqual(got.outcome, 'response');
    assert.equal(got.tls?.outcome === 'handshake' && got.tls.certificates.length, 2);
  },
);

async function get(port: number, connectTimeoutMs = 3_000) {
  return await getOnce({
    url: new URL(`https://quan.example:${port}/`),
    address,
    family: 4,
    port,
    serverName: 'quan.example',
    limits: { ...limits, connectTimeoutMs },
    sink: () => {},
  });
}

function pems(certificates: TestCertificate[]): string {
  return certificates.map(({ pem }) => pem).join('');
}

function subject(der: Buffer): string {
  return new X509Certificate(der).subject;
}

async function serveRaw(t: TestContext, onHello: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => onHello(socket));
  });
  return await listen(t, server);
}

async function listen(t: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
