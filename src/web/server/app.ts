/**
 * The HTTP server's work on every request: number, who asks, head lines that protect, foreign forms refused; then files of
 * the build, health, or a page.
 *
 * It holds no state but small caches; any number of these processes can stand behind a balancer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { selectActor, touchSession } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { selectScopeUnits } from '#territory/index.ts';
import { agentWords } from './agent.ts';
import { clientScriptAt } from './client-scripts.ts';
import { cookieOf, sessionCookie } from './cookies.ts';
import { protectiveHeaders } from './headers.ts';
import { logFault, logRequest } from './log.ts';
import { type RequestState, requestContext } from './request.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  /** Asked at every request: the installation may turn to its other database. */
  services(): Services;
  /** The pages, as `npm run build` made them. */
  build: ServerBuild;
  /** Where the build's files for browsers lie. */
  clientFolder: string;
  /** Writes a line a request; false in tests and benchmarks. */
  log?: boolean;
}

interface Env {
  Variables: { requestId: string; nonce: string; began: number };
  /** What @hono/node-server hands along. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
}
type Ask = Context<Env>;

/** Lists of up to 50 MB come in by one form; nothing larger is read. */
const largestBody = 55_000_000;

export function createApp({ services, build, clientFolder, log = true }: AppOptions) {
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
    if (log) {
      const ms = performance.now() - c.get('began');
      logRequest({
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
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

  // A page of another site must neither send our forms nor, by a name that resolves to us, read our pages.
  app.use(async (c, next) => {
    const { origin } = services();
    if (!sameHost(c.req.header('host') ?? '', origin)) return c.text(wrongHost(origin), 421);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && foreign(c, origin)) {
      return c.text(
        'Yêu cầu này đến từ một trang khác nên bị từ chối.\nThis request came from another site and is refused.\n',
        403,
      );
    }
    return next();
  });
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => c.text('Tệp lớn quá 50 MB.\nThe file is larger than 50 MB.\n', 413),
    }),
  );

  app.all('*', async (c) => {
    const state = await readState(c, services());
    const context = new RouterContextProvider();
    context.set(requestContext, state);
    const answer = await handle(c.req.raw, context);
    const headers = new Headers(answer.headers);
    for (const cookie of state.cookies) headers.append('set-cookie', cookie);
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
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

async function readState(c: Ask, services: Services): Promise<RequestState> {
  const now = services.now();
  const sessionSecret = cookieOf(c.req.header('cookie') ?? '', sessionCookie);
  const actor = sessionSecret === null ? null : await selectActor(services.identity, sessionSecret, now);
  if (actor !== null) await noteSight(services, actor.sessionId, now);
  return {
    services,
    actor,
    scopeUnitIds: actor === null || actor.everywhere ? [] : await scopeUnits(services, actor.unitIds, now),
    sessionSecret,
    language: languageOf(c, actor?.language ?? null),
    nonce: c.get('nonce'),
    requestId: c.get('requestId'),
    address: c.env?.incoming?.socket?.remoteAddress ?? '',
    agent: agentWords(c.req.header('user-agent') ?? ''),
    cookies: [],
  };
}

/** When this process last wrote that a session was seen; the statement itself writes once a minute at most. */
const sights = new WeakMap<Services, Map<number, number>>();

async function noteSight(services: Services, sessionId: number, now: Temporal.Instant): Promise<void> {
  const kept = sights.get(services) ?? new Map<number, number>();
  sights.set(services, kept);
  const at = now.epochMilliseconds;
  if (at - (kept.get(sessionId) ?? 0) < 60_000) return;
  if (kept.size > 5_000) kept.clear();
  kept.set(sessionId, at);
  await touchSession(services.identity, { sessionId, now });
}

/** Units of a post change when the map does; a day's answer is kept for each post's units. */
const scopes = new WeakMap<Services, Map<string, Promise<readonly number[]>>>();

function scopeUnits(
  services: Services,
  unitIds: readonly number[],
  now: Temporal.Instant,
): Promise<readonly number[]> {
  const today = dayOf(now);
  const kept = scopes.get(services) ?? new Map<string, Promise<readonly number[]>>();
  scopes.set(services, kept);
  const key = `${today} ${unitIds.join(',')}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size > 2_000) kept.clear();
  const asked = selectScopeUnits(services.console, unitIds, today);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

function languageOf(c: Ask, ofAccount: Language | null): Language {
  const asked = c.req.query('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  return ofAccount ?? 'vi';
}

function foreign(c: Ask, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const from = c.req.header('origin');
  return from !== undefined ? !sameOrigin(from, origin) : site === undefined;
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** On this machine itself its several names are one place. */
function sameHost(host: string, origin: string): boolean {
  const own = new URL(origin);
  if (host === own.host) return true;
  const { hostname, port } = splitHost(host);
  return loopbackNames.includes(own.hostname) && loopbackNames.includes(hostname) && port === own.port;
}

function sameOrigin(from: string, origin: string): boolean {
  if (from === origin) return true;
  const given = URL.parse(from);
  return given !== null && given.protocol === new URL(origin).protocol && sameHost(given.host, origin);
}

function splitHost(host: string): { hostname: string; port: string } {
  const [, hostname = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  return { hostname, port };
}

function wrongHost(origin: string): string {
  return `Máy chủ này chỉ trả lời ở ${origin}. Địa chỉ khác được đặt bằng HIEN_DIEN_ORIGIN.\nThis server answers at ${origin} only. Another address is set by HIEN_DIEN_ORIGIN.\n`;
}
