/**
 * Listening on an address, and ending well: what is under way is finished, at most ten seconds, then the rest is cut off.
 */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { problem, systemCode } from '#platform/problems.ts';
import type { createApp } from './app.ts';

const longestEndMs = 10_000;

export interface Listening extends AsyncDisposable {
  port: number;
}

/**
 * @param port 0 takes a free one
 * @throws Problem where the port is taken or not allowed
 */
export async function listen(
  app: ReturnType<typeof createApp>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // A slow sender holds a connection, not a page: whole requests within half a minute, uploads over a slow line included.
  server.headersTimeout = 15_000;
  server.requestTimeout = 300_000;
  server.keepAliveTimeout = 20_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const reason = systemCode(error);
      const ours = reason === 'EADDRINUSE' || reason === 'EACCES' || reason === 'EADDRNOTAVAIL';
      reject(ours ? problem('port-not-free', { port, reason }) : error);
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), longestEndMs);
      await closed;
      clearTimeout(cut);
    },
  };
}
