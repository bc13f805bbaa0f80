/**
 * GET at one address: HTTP/1.1 by undici over a connection of our own, no redirect followed, everything bounded.
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

/** A connection that stands after an answer read to its end: the next GET to the same origin may go over it. */
export interface Line {
  readonly tls?: HandshakeOutcome;
  readonly wire: Wire;
  readonly connection: Connection;
  readonly client: Client;
}

type Connection = Wire | Extract<Awaited<ReturnType<typeof shakeHands>>, { socket: unknown }>['socket'];

/**
 * Sends one GET over a connection of its own and reads at most what the limits allow.
 *
 * @returns the response even when its body broke off (`body.fault`), else what went wrong; `connected` says whether TCP
 * (and for https TLS) had come up by then
 */
export async function getOnce(options: GetOptions): Promise<GetOutcome> {
  const { got, line } = await getOver(null, options);
  line?.connection.destroy();
  return got;
}

/**
 * The same over a line that an earlier answer left, if there is one (a handshake costs more than the request).
 *
 * @param kept of the same origin and address
 * @returns with the answer the line it came over, when another GET may follow; whoever takes it destroys its connection.
 * A kept line that turns out closed is replaced by a new connection.
 */
export async function getOver(
  kept: Line | null,
  options: GetOptions,
): Promise<{ got: GetOutcome; line: Line | null }> {
  const clock = createDeadlines(options);
  try {
    if (kept && !kept.connection.destroyed) {
      kept.wire.receivedBytes = 0;
      const answered = await exchange(options, clock, kept, { connectMs: 0, startedAt: performance.now() });
      if (answered.got.outcome !== 'reset') return answered;
    }
    return await connectAndGet(options, clock);
  } finally {
    clock.clear();
  }
}

async function connectAndGet(
  options: GetOptions,
  clock: Deadlines,
): Promise<{ got: GetOutcome; line: Line | null }> {
  const { limits, url } = options;
  const secure = url.protocol === 'https:';
  const startedAt = performance.now();
  clock.phase(limits.connectTimeoutMs);
  const opened = await openWire(options, {
    signal: clock.signal,
    maxBytes: limits.headersBytes * 2 + limits.bodyBytes * wireBytesPerBodyByte,
    keep: secure,
  });
  if (opened.outcome !== 'open') return { got: { outcome: opened.outcome, connected: false }, line: null };
  const { wire } = opened;
  if (!secure) {
    const line = { wire, connection: wire, client: clientOver(wire, options) };
    return await exchange(options, clock, line, { connectMs: performance.now() - startedAt, startedAt });
  }
  const shaken = await shakeHands(wire, options.serverName, clock.signal);
  const tls = shaken.result;
  if (!('socket' in shaken)) {
    return { got: { outcome: shaken.result.outcome, connected: false, tls }, line: null };
  }
  const line = { tls, wire, connection: shaken.socket, client: clientOver(shaken.socket, options) };
  return await exchange(options, clock, line, { connectMs: performance.now() - startedAt, startedAt });
}

function clientOver(connection: Connection, { limits, url }: GetOptions): Client {
  let given = false;
  return new Client(url.origin, {
    maxHeaderSize: limits.headersBytes,
    headersTimeout: 0, // our own deadlines: undici's are half a second coarse
    bodyTimeout: 0,
    allowH2: false,
    // undici types the socket as net.Socket; of a Wire it uses what every Duplex has, and ref and unref.
    // Called back later, never at once: undici does not look at its queue again while it is looking at it.
    connect: (_, callback) => {
      const again = given;
      given = true;
      queueMicrotask(() =>
        again
          ? callback(new FaultError('reset'), null) // the one connection of this client is gone
          : callback(null, connection as Extract<Connection, { encrypted: unknown }>),
      );
    },
  });
}

function exchange(
  options: GetOptions,
  clock: Deadlines,
  line: Line,
  { connectMs, startedAt }: { connectMs: number; startedAt: number },
): Promise<{ got: GetOutcome; line: Line | null }> {
  const { limits, url } = options;
  const { connection, client } = line;
  const { promise, resolve } = Promise.withResolvers<{ got: GetOutcome; line: Line | null }>();
  const tls = line.tls ? { tls: line.tls } : {};
  clock.phase(limits.headersTimeoutMs);
  let head: { status: number; headers: HeaderList; firstByteMs: number } | null = null;
  let body: BodyReader | null = null;
  let finished = false;

  const finish = async (how: { whole: boolean; fault?: MeasurementFault }) => {
    if (finished) return;
    finished = true;
    clock.signal.removeEventListener('abort', onAbort);
    // undici's client ends with its connection and holds nothing else.
    if (!how.whole) connection.destroy();
    if (head && body) {
      const received = await body.end(how.fault);
      const got = {
        outcome: 'response',
        connected: true,
        ...head,
        body: received,
        connectMs,
        ...tls,
      } as const;
      resolve({ got, line: how.whole && !connection.destroyed ? line : null });
    } else {
      connection.destroy();
      resolve({ got: { outcome: how.fault ?? 'malformed', connected: true, ...tls }, line: null });
    }
  };
  const onAbort = () => void finish({ whole: false, fault: faultOf(clock.signal.reason) });
  clock.signal.addEventListener('abort', onAbort, { once: true });
  if (clock.signal.aborted) {
    onAbort();
    return promise;
  }

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
        onEnough: () => void finish({ whole: false }),
        onDrain: () => controller.resume(),
      });
    },
    onResponseData(controller, chunk) {
      if (body && !body.write(chunk)) controller.pause();
    },
    onResponseEnd: () => void finish({ whole: true }),
    onResponseError: (_, error) => void finish({ whole: false, fault: faultOf(error) }),
  };
  client.dispatch(
    {
      path: url.pathname + url.search,
      method: 'GET',
      // No `Connection: close`: we close ourselves, and undici would make an Error with its stack to do it (0.15 ms).
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
