/**
 * One question to one name server: the lowest layer of the DNS probe.
 *
 * UDP first, TCP when the answer is truncated (RFC 7766), one try a time-out. Tries again without EDNS when a server
 * answers FORMERR or NOTIMP to it (RFC 6891 §7), and without random letter case when a server does not echo it. The
 * address guard is asked before anything is sent, the pacer before every packet. Whatever the remote does is a
 * `Reply`; a name that is no name throws RangeError, because that is our mistake.
 */
import { SocketAddress } from 'node:net';
import { decodeMessage, encodeQuery, MalformedMessage } from '../../dns/codec.ts';
import type { Message } from '../../dns/message.ts';
import { rcode } from '../../dns/record-types.ts';
import { createLruMap } from '../../lru-map.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import { randomiseCase } from './match.ts';
import type { RandomUint32 } from './random.ts';
import { createTcpPool } from './tcp.ts';
import { createTimerWheel } from './timer-wheel.ts';
import type { AskOptions, DnsServer, DnsTransport, Reply } from './types.ts';
import { createUdpPool, type UdpCounters, type UdpResult, type UdpTarget } from './udp.ts';

export interface DnsTransportOptions {
  random: RandomUint32;
  guard?: { check(address: string): { allowed: boolean } };
  /** The pacer of the run (probes/pacer.ts); every packet is a task of its own. */
  pacer?: { run<T>(kind: 'dns' | 'dns-tld', address: string, task: () => Promise<T>): Promise<T> };
  /** UDP sockets a family, default 64: with 8 the same load cost a fifth more CPU, and ports are harder to guess. */
  sockets?: number;
  /** Default 53; another one only in tests. */
  port?: number;
  log?: (message: string) => void;
}

const defaultTimeoutsMs: readonly number[] = [1500, 3000, 6000];
const rememberedAddresses = 10_000;

export function createDnsTransport(
  options: DnsTransportOptions,
): DnsTransport & { readonly counters: UdpCounters } {
  const { random, guard, pacer, log } = options;
  const port = options.port ?? 53;
  const wheel = createTimerWheel();
  const udp = createUdpPool({ random, wheel, sockets: options.sockets ?? 64, ...(log ? { log } : {}) });
  const tcp = createTcpPool({ random, wheel });
  const targets = createLruMap<string, UdpTarget | null>(rememberedAddresses);
  /** Addresses that answered: the others are asked from a socket that hears ICMP. */
  const alive = createLruMap<string, true>(rememberedAddresses);
  const tldServers = createLruMap<string, true>(rememberedAddresses);

  return {
    counters: udp.counters,
    ask,
    async [Symbol.asyncDispose]() {
      await Promise.all([udp[Symbol.asyncDispose](), tcp[Symbol.asyncDispose]()]);
      wheel[Symbol.dispose]();
    },
  };

  async function ask(
    server: DnsServer,
    name: string,
    type: number,
    askOptions: AskOptions = {},
  ): Promise<Reply> {
    const wanted = askOptions.transport ?? 'udp';
    const target = targetOf(server.address);
    const asking: Asking = {
      server,
      target: target ?? nowhere,
      name,
      type,
      options: askOptions,
      timeoutsMs: askOptions.timeoutsMs ?? defaultTimeoutsMs,
      edns: true,
      afterMs: 0,
    };
    if (target === null) return failed(asking, 'unreachable', 'udp');
    if (guard && !guard.check(target.address).allowed)
      return failed(asking, 'guarded', wanted === 'tcp' ? 'tcp' : 'udp');
    return wanted === 'tcp' ? askTcp(asking) : askUdp(asking, wanted === 'udp-only');
  }

  async function askUdp(asking: Asking, keepsTruncated: boolean): Promise<Reply> {
    const { target, timeoutsMs } = asking;
    let fault: MeasurementFault = 'timeout';
    let echoesCase = true;
    for (let index = 0; index < timeoutsMs.length; ) {
      const query = encode(asking);
      if (echoesCase) randomiseCase(query, random);
      // Every second try comes from the pool, which alone can see an answer from a wrong source.
      const own = index % 2 === 0 && !alive.has(target.address);
      const timeoutMs = timeoutsMs[index]!;
      const started = performance.now();
      let result: UdpResult;
      if (pacer) result = await paced(asking, () => udp.exchange(target, query, timeoutMs, own));
      else {
        result = await udp.exchange(target, query, timeoutMs, own);
        asking.afterMs += performance.now() - started;
      }
      if (result.outcome === 'case') {
        // Answered, but not as asked: once more without case, at no cost to the tries.
        if (!echoesCase) index += 1;
        echoesCase = false;
        continue;
      }
      if (result.outcome !== 'answer') {
        if (result.outcome === 'mismatch' || fault !== 'mismatch') fault = result.outcome;
        if (result.outcome !== 'timeout' && result.outcome !== 'mismatch') break;
        alive.delete(target.address);
        index += 1;
        continue;
      }
      alive.set(target.address, true);
      const message = read(result.bytes);
      if (message === null) return failed(asking, 'malformed', 'udp');
      if (asking.edns && refusesEdns(message)) {
        asking.edns = false;
        continue;
      }
      if (message.truncated && !keepsTruncated) return askTcp(asking);
      return answered(asking, message, result.bytes, 'udp');
    }
    return failed(asking, fault, 'udp');
  }

  /** TCP repeats lost segments itself, so there is one try, with the longest of the time-outs. */
  async function askTcp(asking: Asking): Promise<Reply> {
    const timeoutMs = Math.max(...asking.timeoutsMs);
    for (;;) {
      const query = encode(asking);
      const result = await paced(asking, () => tcp.exchange(asking.target, query, timeoutMs));
      if (result.outcome !== 'answer') return failed(asking, result.outcome, 'tcp');
      const message = read(result.bytes);
      if (message === null) return failed(asking, 'malformed', 'tcp');
      if (asking.edns && refusesEdns(message)) {
        asking.edns = false;
        continue;
      }
      return answered(asking, message, result.bytes, 'tcp');
    }
  }

  /** One packet within the server's budget; the time waited for the budget is not the server's. */
  async function paced<T>(asking: Asking, send: () => Promise<T>): Promise<T> {
    const { address } = asking.target;
    const task = async (): Promise<T> => {
      const started = performance.now();
      const result = await send();
      asking.afterMs += performance.now() - started;
      return result;
    };
    return pacer ? pacer.run(paceOf(address, asking.options.pace), address, task) : task();
  }

  /** A server of a TLD has the TLD's budget whoever asks it, and for whatever zone. */
  function paceOf(address: string, pace: AskOptions['pace']): 'dns' | 'dns-tld' {
    if (pace === 'dns-tld') tldServers.set(address, true);
    return pace === 'dns-tld' || tldServers.has(address) ? 'dns-tld' : 'dns';
  }

  function targetOf(address: string): UdpTarget | null {
    let target = targets.get(address);
    if (target === undefined) {
      target = parseTarget(address, port);
      targets.set(address, target);
    }
    return target;
  }
}

/** One question on its way through tries and transports. */
interface Asking {
  server: DnsServer;
  target: UdpTarget;
  name: string;
  type: number;
  options: AskOptions;
  timeoutsMs: readonly number[];
  edns: boolean;
  /** Spent waiting for the server so far. */
  afterMs: number;
}

const nowhere: UdpTarget = { address: '', family: 4, port: 0 };

function encode({ name, type, options, edns }: Asking): Uint8Array {
  const { dnssecOk = true, recursionDesired = false } = options;
  return encodeQuery({ id: 0, name, type, dnssecOk, recursionDesired, edns });
}

function failed({ server, afterMs }: Asking, outcome: MeasurementFault, transport: 'udp' | 'tcp'): Reply {
  return { outcome, server, transport, afterMs };
}

function answered(
  { server, afterMs }: Asking,
  message: Message,
  raw: Uint8Array,
  transport: 'udp' | 'tcp',
): Reply {
  return { outcome: 'answer', message, raw, server, transport, afterMs };
}

/** The address as the system prints it; null when it is none. */
function parseTarget(address: string, port: number): UdpTarget | null {
  const family = address.includes(':') ? 6 : 4;
  try {
    const parsed = new SocketAddress({ address, family: family === 4 ? 'ipv4' : 'ipv6', port });
    return { address: parsed.address, family, port };
  } catch {
    return null;
  }
}

function read(bytes: Uint8Array): Message | null {
  try {
    return decodeMessage(bytes);
  } catch (error) {
    if (error instanceof MalformedMessage) return null;
    throw error;
  }
}

/** A format error without an OPT record is said about the OPT record; one with it is about the question. */
function refusesEdns(message: Message): boolean {
  return message.edns === null && (message.rcode === rcode.FORMERR || message.rcode === rcode.NOTIMP);
}
