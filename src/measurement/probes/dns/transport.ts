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
import type { MeasurementFault } from '../../vocabulary.ts';
import { createLruMap } from './lru-map.ts';
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
    const target = targetOf(server.address);
    const wanted = askOptions.transport ?? 'udp';
    if (target === null) return { outcome: 'unreachable', server, transport: 'udp', afterMs: 0 };
    if (guard && !guard.check(target.address).allowed)
      return { outcome: 'guarded', server, transport: wanted === 'tcp' ? 'tcp' : 'udp', afterMs: 0 };
    const dnssecOk = askOptions.dnssecOk ?? true;
    const recursionDesired = askOptions.recursionDesired ?? false;
    const timeoutsMs = askOptions.timeoutsMs ?? defaultTimeoutsMs;
    let edns = true;
    let afterMs = 0;

    if (wanted === 'tcp') return askTcp();

    let fault: MeasurementFault = 'timeout';
    let echoesCase = true;
    for (let index = 0; index < timeoutsMs.length; ) {
      const query = encodeQuery({ id: 0, name, type, dnssecOk, recursionDesired, edns });
      if (echoesCase) randomiseCase(query, random);
      // Every second try comes from the pool, which alone can see an answer from a wrong source.
      const own = index % 2 === 0 && !alive.has(target.address);
      const result: UdpResult = await paced(
        (timeoutMs) => udp.exchange(target, query, timeoutMs, own),
        index,
      );
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
      const message = read(result.bytes);
      if (message === null) return { outcome: 'malformed', server, transport: 'udp', afterMs };
      alive.set(target.address, true);
      if (edns && refusesEdns(message)) {
        edns = false;
        continue;
      }
      if (message.truncated && wanted === 'udp') return askTcp();
      return { outcome: 'answer', message, raw: result.bytes, server, transport: 'udp', afterMs };
    }
    return { outcome: fault, server, transport: 'udp', afterMs };

    async function askTcp(): Promise<Reply> {
      // TCP repeats lost segments itself, so there is one try, with the longest of the time-outs.
      const longest = timeoutsMs.indexOf(Math.max(...timeoutsMs));
      for (;;) {
        const query = encodeQuery({ id: 0, name, type, dnssecOk, recursionDesired, edns });
        const result = await paced((timeoutMs) => tcp.exchange(target!, query, timeoutMs), longest);
        if (result.outcome !== 'answer')
          return { outcome: result.outcome, server, transport: 'tcp', afterMs };
        const message = read(result.bytes);
        if (message === null) return { outcome: 'malformed', server, transport: 'tcp', afterMs };
        if (edns && refusesEdns(message)) {
          edns = false;
          continue;
        }
        return { outcome: 'answer', message, raw: result.bytes, server, transport: 'tcp', afterMs };
      }
    }

    /** One packet within the server's budget; the time waited for the budget is not the server's. */
    async function paced<T>(send: (timeoutMs: number) => Promise<T>, index: number): Promise<T> {
      const task = async (): Promise<T> => {
        const started = performance.now();
        const result = await send(timeoutsMs[index]!);
        afterMs += performance.now() - started;
        return result;
      };
      if (!pacer) return task();
      return pacer.run(paceOf(target!.address, askOptions.pace), target!.address, task);
    }
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
