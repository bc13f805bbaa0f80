import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { limits } from '../budgets.ts';
import { createAddressGuard } from './guard.ts';
import type { GetOptions } from './http/request.ts';
import { createPacer } from './pacer.ts';
import { createLanes } from './web-lane.ts';

const deadline = { timeout: 10_000 };

test(
  'what is asked together of one site goes over one connection, one after another',
  deadline,
  async (t) => {
    const site = await startSite(t, (request, response) => response.end(request.url));
    const answers = await Promise.all([
      site.get('/robots.txt'),
      site.get('/lien-he'),
      site.get('/gioi-thieu'),
    ]);
    assert.deepEqual(answers, ['/robots.txt', '/lien-he', '/gioi-thieu']);
    assert.equal(site.connections(), 1);
  },
);

test(
  'what follows from an answer still goes over its connection; later a new one is made',
  deadline,
  async (t) => {
    const site = await startSite(t, (request, response) => response.end(request.url));
    await site.get('/robots.txt');
    await site.get('/lien-he');
    assert.equal(site.connections(), 1);
    await site.closed();
    assert.equal(await site.get('/gioi-thieu'), '/gioi-thieu');
    assert.equal(site.connections(), 2);
  },
);

test('a server that closes after each answer is asked over new connections', deadline, async (t) => {
  const site = await startSite(t, (request, response) => {
    response.setHeader('connection', 'close');
    response.end(request.url);
  });
  assert.deepEqual(await Promise.all([site.get('/a'), site.get('/b')]), ['/a', '/b']);
  assert.equal(site.connections(), 2);
});

test('a connection that is cut at the second question is replaced, not blamed', deadline, async (t) => {
  const met = new Set<Socket>();
  const site = await startSite(t, (request, response) => {
    if (met.has(request.socket)) request.socket.destroy();
    else response.end(request.url);
    met.add(request.socket);
  });
  assert.deepEqual(await Promise.all([site.get('/a'), site.get('/b')]), ['/a', '/b']);
  assert.equal(site.connections(), 2);
});

test('a site that answers nothing fails each question by itself', deadline, async (t) => {
  const site = await startSite(t, (request) => request.socket.destroy());
  assert.deepEqual(await Promise.all([site.get('/a'), site.get('/b')]), ['reset', 'reset']);
});

async function startSite(
  t: TestContext,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
) {
  let connections = 0;
  let lastClosed = Promise.resolve();
  const server = createServer(handler);
  server.on('connection', (socket) => {
    connections += 1;
    lastClosed = new Promise((resolve) => socket.once('close', () => resolve()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.19.31.1', listening));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const lanes = createLanes(createPacer(createAddressGuard({ allowNetworks: ['127.0.0.0/8'] })));
  return {
    connections: () => connections,
    closed: () => lastClosed,
    /** The body, or the fault. */
    async get(path: string): Promise<string> {
      const chunks: Uint8Array[] = [];
      const options: GetOptions = {
        url: new URL(`http://quan.vn${path}`),
        address: '127.19.31.1',
        family: 4,
        port,
        serverName: null,
        limits,
        sink: (chunk) => chunks.push(chunk),
      };
      const got = await lanes.get(options);
      return got.outcome === 'response' ? Buffer.concat(chunks).toString() : got.outcome;
    },
  };
}
