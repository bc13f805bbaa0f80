/**
 * The HTTP server's work on every request: number, who asks, head lines that protect, foreign forms refused; then files of
 * the build, health, or a page.
 *
 * It holds no state but small caches; any number of these processes can stand behind a balancer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { clientScriptAt } from './client-scripts.ts';
import { protectiveHeaders } from './headers.ts';
import { logFault, logRequest } from './log.ts';
import { isForeign, sameHost } from './own-host.ts';
import { isReadable } from './readable.ts';
import { requestContext } from './request.ts';
import type { Services } from './services.ts';
import { type Env, readState } from './state.ts';

export interface AppOptions {
  /** Asked at every request: the installation may turn to its other database. */
  services(): Services;
  /** The pages, as `npm run build` made them. */
  build: ServerBuild;
  /** Where the build's files for browsers lie. */
  clientFolder: string;
  /** Writes a line a request; false in tests and benchmarks. */
  log?: boolean;
  /** Writes a line for each request that rights, limits or the guards below refused, also where `log` is off; false in tests. */
  logRefusals?: boolean;
}

/** Lists of up to 50 MB come in by one form; nothing larger is read. */
const largestBody = 55_000_000;
/** Whoever is not signed in has names, passwords and codes to send: a stranger fills no memory with more. */
const largestOfStrangers = 64_000;
/** Not signed in, not allowed, foreign, too large, wrong host, too often. */
const refusals = [401, 403, 413, 421, 429];

export function createApp({ services, build, clientFolder, log = true, logRefusals = true }: AppOptions) {
  const app = new Hono<Env>();
  const handle = createRequestHandler(build, 'production');
  const favicon = readFileSync(join(import.meta.dirname, '../client/favicon.svg'), 'utf8');

  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.set('nonce', services().means.random(16).toString('base64url'));
    c.set('began', performance.now());
    await next();
    for (const [name, value] of protectiveHeaders(c.get('nonce'), services().origin))
      c.res.headers.set(name, value);
    c.res.headers.set('x-request-id', c.get('requestId'));
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    if (log || (logRefusals && refusals.includes(c.res.status))) {
      const ms = performance.now() - c.get('began');
      logRequest({
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        account: c.get('state')?.actor?.accountId ?? null,
        ms,
      });
    }
  });

  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    try {
      await services().console.query('select 1');
      return c.text('ok\n');
    } catch {
      return c.text('database away\n', 503);
    }
  });
  app.get('/favicon.svg', (c) =>
    c.body(favicon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }),
  );
  app.get('/ma/*', (c) => {
    const body = clientScriptAt(c.req.path);
    return body === null
      ? c.notFound()
      : c.body(body, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': forever });
  });
  app.use(
    '/assets/*',
    serveStatic({ root: clientFolder, onFound: (_path, c) => c.header('cache-control', forever) }),
  );

  app.use(async (c, next) => {
    const { origin } = services();
    if (!sameHost(c.req.header('host') ?? '', origin)) return c.text(wrongHost(origin), 421);
    if (!isReadable(c.req.url)) return c.text(unreadable, 400);
    const { method } = c.req;
    if (method !== 'GET' && method !== 'HEAD') {
      if (method !== 'POST') return c.text('GET, HEAD, POST\n', 405, { allow: 'GET, HEAD, POST' });
      if (isForeign(c.req, origin)) return c.text(foreignForm, 403);
    }
    c.set('state', await readState(c, services()));
    return next();
  });
  const ofStrangers = bodyLimit({
    maxSize: largestOfStrangers,
    onError: (c) => c.text(tooLarge('64 kB'), 413),
  });
  const ofPeople = bodyLimit({ maxSize: largestBody, onError: (c) => c.text(tooLarge('50 MB'), 413) });
  app.use((c, next) => (c.get('state').actor === null ? ofStrangers : ofPeople)(c, next));

  app.all('*', async (c) => {
    const state = c.get('state');
    const context = new RouterContextProvider();
    context.set(requestContext, state);
    const answer = await handle(asVisited(c.req.raw, services().origin), context);
    const headers = new Headers(answer.headers);
    for (const cookie of state.cookies) headers.append('set-cookie', cookie);
    if (state.lookAgainSeconds !== null) headers.set('refresh', String(state.lookAgainSeconds));
    return new Response(answer.body, { status: answer.status, headers });
  });

  app.onError((error, c) => {
    logFault(error, c.get('requestId'));
    return c.text(
      `Hệ thống gặp lỗi, đã ghi lại: ${c.get('requestId')}\nSomething broke and was recorded: ${c.get('requestId')}\n`,
      500,
    );
  });
  return app;
}

const forever = 'public, max-age=31536000, immutable';

/**
 * The request under the address the visitor sees. Behind a proxy that speaks TLS ours begins with http, and the router, which
 * holds a form's Origin against it, would take every form for a foreign one.
 */
function asVisited(request: Request, origin: string): Request {
  if (!origin.startsWith('https:')) return request;
  const url = new URL(request.url);
  url.protocol = 'https:';
  return new Request(url, request);
}

function wrongHost(origin: string): string {
  return `Máy chủ này chỉ trả lời ở ${origin}. Địa chỉ khác được đặt bằng HIEN_DIEN_ORIGIN.\nThis server answers at ${origin} only. Another address is set by HIEN_DIEN_ORIGIN.\n`;
}

const foreignForm =
  'Yêu cầu này đến từ một trang khác nên bị từ chối.\nThis request came from another site and is refused.\n';
const unreadable = 'Địa chỉ này không đọc được.\nThis address cannot be read.\n';
const tooLarge = (limit: string) =>
  `Dữ liệu gửi lên lớn quá ${limit}.\nWhat was sent is larger than ${limit}.\n`;
