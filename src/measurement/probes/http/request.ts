/**
 * One GET at one address: HTTP/1.1 by undici over a connection of our own, no redirect followed, everything bounded.
 *
 * Time (connect, headers, total), header bytes, body bytes and bytes on the wire each have an end, so that no server can
 * hold a measurement or fill memory. TLS is never refused for its certificate: the facts are returned and judged apart.
 * Every remote fault is a value; an exception from here is a mistake of ours.
 */
import { Client, type Dispatcher } from 'undici';
import type { HeaderList } from '../../observation.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import { type HandshakeOutcome, shakeHands } from '../tls/handshake.ts';
import { userAgent } from './agent.ts';
import { type BodyReader, createBodyReader, type ReceivedBody } from './body.ts';
import { openWire } from './connection.ts';
import { FaultError, faultOf } from './fault.ts';
import { boundedHeaders, headerOf } from './headers.ts';
import type { Wire } from './wire.ts';

/** Milliseconds and bytes; `limits` of budgets.ts holds the values of a run. */
export interface RequestLimits {
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  bodyBytes: number;
  headerBytes: number;
  headersBytes: number;
}

export interface GetOptions {
  /** http or https; its host goes into the Host header, unless `hostHeader` says otherwise. */
  url: URL;
  address: string;
  family: 4 | 6;
  port: number;
  /** SNI; null sends none. Without meaning for http. */
  serverName: string | null;
  limits: RequestLimits;
  sink: (chunk: Uint8Array) => void;
  userAgent?: string;
  /** Aborted: the outcome is `interrupted`. */
  signal?: AbortSignal;
}

export type GetOutcome = { tls?: HandshakeOutcome } & (
  | {
      outcome: 'response';
      connected: true;
      status: number;
      headers: HeaderList;
      body: ReceivedBody;
      connectMs: number;
      firstByteMs: number;
    }
  | { outcome: MeasurementFault; connected: boolean }
);

/** Chunked coding in the smallest chunks costs six bytes for one; beyond that a server only wastes our time. */
const wireBytesPerBodyByte = 6;

/**
 * Sends one GET and reads at most what the limits allow.
 *
 * @returns the response even when its body broke off (`body.fault`), else what went wrong; `connected` says whether TCP
 * (and for https TLS) had come up by then
 */
export async function getOnce(options: GetOptions): Promise<GetOutcome> {
  const clock = createDeadlines(options);
  try {
    return await run(options, clock);
  } finally {
    clock.clear();
  }
}

async function run(options: GetOptions, clock: Deadlines): Promise<GetOutcome> {
  const { limits, url } = options;
  const secure = url.protocol === 'https:';
  const startedAt = performance.now();
  clock.phase(limits.connectTimeoutMs);
  const opened = await openWire(options, {
    signal: clock.signal,
    maxBytes: limits.headersBytes * 2 + limits.bodyBytes * wireBytesPerBodyByte,
    keep: secure,
  });
  if (opened.outcome !== 'open') return { outcome: opened.outcome, connected: false };
  if (!secure) {
    const connectMs = performance.now() - startedAt;
    return await exchange(options, clock, opened.wire, connectMs, startedAt);
  }
  const shaken = await shakeHands(opened.wire, options.serverName, clock.signal);
  const tls = shaken.result;
  if (!('socket' in shaken)) return { outcome: shaken.result.outcome, connected: false, tls };
  const connectMs = performance.now() - startedAt;
  return { ...(await exchange(options, clock, shaken.socket, connectMs, startedAt)), tls };
}

type Connection = Wire | Extract<Awaited<ReturnType<typeof shakeHands>>, { socket: unknown }>['socket'];

function exchange(
  options: GetOptions,
  clock: Deadlines,
  connection: Connection,
  connectMs: number,
  startedAt: number,
): Promise<GetOutcome> {
  const { limits, url } = options;
  const { promise, resolve } = Promise.withResolvers<GetOutcome>();
  clock.phase(limits.headersTimeoutMs);
  const client = new Client(url.origin, {
    maxHeaderSize: limits.headersBytes,
    headersTimeout: 0, // our own deadlines: undici's are half a second coarse
    bodyTimeout: 0,
    allowH2: false,
    // undici types the socket as net.Socket; of a Wire it uses what every Duplex has, and ref and unref.
    // Called back later, never at once: undici does not look at its queue again while it is looking at it.
    connect: (_, callback) => {
      queueMicrotask(() => callback(null, connection as Extract<Connection, { encrypted: unknown }>));
    },
  });
  let head: { status: number; headers: HeaderList; firstByteMs: number } | null = null;
  let body: BodyReader | null = null;
  let finished = false;

  const finish = async (fault?: MeasurementFault) => {
    if (finished) return;
    finished = true;
    clock.signal.removeEventListener('abort', onAbort);
    if (head && body) {
      const received = await body.end(fault);
      resolve({ outcome: 'response', connected: true, ...head, body: received, connectMs });
    } else {
      resolve({ outcome: fault ?? 'malformed', connected: true });
    }
    connection.destroy(); // undici's client ends with its connection and holds nothing else
  };
  const onAbort = () => void finish(faultOf(clock.signal.reason));
  clock.signal.addEventListener('abort', onAbort, { once: true });

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart() {},
    onResponseStart(controller, status, parsed) {
      if (status < 200) return; // interim responses; their number is bounded by the wire
      clock.phase(limits.requestTimeoutMs);
      const headers = boundedHeaders(
        controller.rawHeaders ?? parsed,
        limits.headerBytes,
        limits.headersBytes,
      );
      head = { status, headers, firstByteMs: performance.now() - startedAt };
      body = createBodyReader({
        encoding: headerOf(headers, 'content-encoding') ?? '',
        maxBytes: limits.bodyBytes,
        sink: options.sink,
        onEnough: () => void finish(),
        onDrain: () => controller.resume(),
      });
    },
    onResponseData(controller, chunk) {
      if (body && !body.write(chunk)) controller.pause();
    },
    onResponseEnd: () => void finish(),
    onResponseError: (_, error) => void finish(faultOf(error)),
  };
  client.dispatch(
    {
      path: url.pathname + url.search,
      method: 'GET',
      reset: true, // Connection: close
      headersTimeout: 0,
      bodyTimeout: 0,
      headers: {
        host: url.host,
        'user-agent': options.userAgent ?? userAgent,
        accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
        'accept-language': 'vi,en;q=0.5',
        'accept-encoding': 'gzip, deflate, br, zstd',
      },
    },
    handler,
  );
  return promise;
}

interface Deadlines {
  /** Aborted with a FaultError: `timeout`, or `interrupted` when the caller stops the run. */
  signal: AbortSignal;
  /** Begins a phase of at most so many milliseconds; the total goes on running. */
  phase(ms: number): void;
  clear(): void;
}

function createDeadlines(options: GetOptions): Deadlines {
  const controller = new AbortController();
  const endsAt = performance.now() + options.limits.requestTimeoutMs;
  let timer: NodeJS.Timeout | undefined;
  const onInterrupt = () => controller.abort(new FaultError('interrupted'));
  options.signal?.addEventListener('abort', onInterrupt, { once: true });
  if (options.signal?.aborted) onInterrupt();
  return {
    signal: controller.signal,
    phase(ms) {
      clearTimeout(timer);
      const wait = Math.max(0, Math.min(ms, endsAt - performance.now()));
      timer = setTimeout(() => controller.abort(new FaultError('timeout')), wait);
    },
    clear() {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onInterrupt);
    },
  };
}
