/**
 * A small web on loopback for tests: hosts with a handler each, over http and https, on two ports that all addresses
 * share, and the means to measure it.
 */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { limits } from '../budgets.ts';
import type { Lookup, WebHost } from '../observation.ts';
import { createAddressGuard } from '../probes/guard.ts';
import { createMemo } from '../probes/memo.ts';
import { createPacer } from '../probes/pacer.ts';
import type { WebMeans } from '../probes/web.ts';
import { createTrustStore } from '../tls/chain.ts';
import type { TestCertificate } from './certificates.ts';

export interface TestWeb {
  means: WebMeans;
  /** `GET http://host/path`, in the order asked. */
  asked: string[];
  host(name: string, ipv4?: string[], ipv6?: string[]): WebHost;
}

export interface TestWebOptions {
  address: string;
  handler: RequestListener;
  certificate?: TestCertificate;
  /** Sent after the leaf. */
  chain?: string;
  anchors?: string[];
  names?: Record<string, string[] | (() => string[])>;
  allowNetworks?: string[];
  means?: Partial<WebMeans>;
}

export async function startTestWeb(t: TestContext, options: TestWebOptions): Promise<TestWeb> {
  const asked: string[] = [];
  const listener =
    (scheme: string): RequestListener =>
    (request, response) => {
      asked.push(`${request.method} ${scheme}://${request.headers.host}${request.url}`);
      options.handler(request, response);
    };
  const plain = await listen(t, createHttpServer(listener('http')), options.address);
  const { certificate, chain = '' } = options;
  const secure = certificate
    ? await listen(
        t,
        createHttpsServer({ key: certificate.key, cert: certificate.pem + chain }, listener('https')),
        options.address,
      )
    : await closedPort(options.address);
  const guard = createAddressGuard({ allowNetworks: options.allowNetworks ?? ['127.0.0.0/8'] });
  const means: WebMeans = {
    profile: 'full',
    guard,
    pacer: createPacer(guard),
    memo: createMemo(100),
    trustStore: createTrustStore(options.anchors ?? []),
    reach: { ipv4: true, ipv6: true },
    now: () => Temporal.Now.instant(),
    cloakCheck: false,
    ports: { http: plain, https: secure },
    limits,
    async resolveHost(host) {
      const found = options.names?.[host] ?? [];
      return addresses(host, typeof found === 'function' ? found() : found, []);
    },
    ...options.means,
  };
  return {
    means,
    asked,
    host: (name, ipv4 = [options.address], ipv6 = []) => ({ host: name, ...addresses(name, ipv4, ipv6) }),
  };
}

function addresses(host: string, ipv4: string[], ipv6: string[]): { ipv4: Lookup; ipv6: Lookup } {
  const lookup = (type: string, data: string[]): Lookup => ({
    name: host,
    type,
    outcome: data.length > 0 ? 'answer' : 'nodata',
    records: data.map((one) => ({ name: host, type, ttlSeconds: 300, data: one })),
    cnames: [],
    validation: { status: 'insecure' },
  });
  return { ipv4: lookup('A', ipv4), ipv6: lookup('AAAA', ipv6) };
}

async function listen(t: TestContext, server: Server, address: string): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function closedPort(address: string): Promise<number> {
  const server = createHttpServer();
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
