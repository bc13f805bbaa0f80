/**
 * UDP sockets for DNS: one query out, the one matching answer back, or what happened instead.
 *
 * Queries go out from a random one of N sockets a family with a random id. An answer counts only when socket, id,
 * source address and port, and question (letter case included) agree; everything else is counted and thrown away.
 * Unconnected sockets never learn of ICMP errors on Linux, so a query may ask for a connected socket of its own
 * (`own`): that is how 'refused' and 'unreachable' are seen. IPv6 sockets are opened at the first IPv6 query.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { MeasurementFault } from '../../vocabulary.ts';
import { matchAnswer, matchQuestion } from './match.ts';
import type { RandomUint32 } from './random.ts';
import type { TimerWheel, WheelEntry } from './timer-wheel.ts';

export interface UdpTarget {
  /** In the form the system prints addresses in: it is compared with the source of answers. */
  address: string;
  family: 4 | 6;
  port: number;
}

/** `case`: an answer came whose letters were not echoed as sent. */
export type UdpResult =
  | { outcome: 'answer'; bytes: Uint8Array }
  | { outcome: 'case' }
  | { outcome: MeasurementFault };

export interface UdpCounters {
  sent: number;
  accepted: number;
  /** Datagrams that answered no question of ours: late, forged, or wrong. */
  strays: number;
}

export interface UdpPool extends AsyncDisposable {
  /** Sends `query` (its id is overwritten) and waits. */
  exchange(target: UdpTarget, query: Uint8Array, timeoutMs: number, own: boolean): Promise<UdpResult>;
  readonly counters: UdpCounters;
}

/** A query under way. A class, because a thousand are made and ended at once and share their functions so. */
class Waiting implements WheelEntry {
  dueTick = 0;
  previous: WheelEntry | null = null;
  next: WheelEntry | null = null;
  /** Whether something came that looked like an answer and was none. */
  mismatched = false;
  readonly slot: Slot;
  readonly id: number;
  readonly query: Uint8Array;
  readonly target: UdpTarget;
  readonly wheel: TimerWheel;
  readonly resolve: (result: UdpResult) => void;

  constructor(
    slot: Slot,
    id: number,
    query: Uint8Array,
    target: UdpTarget,
    wheel: TimerWheel,
    resolve: (result: UdpResult) => void,
  ) {
    this.slot = slot;
    this.id = id;
    this.query = query;
    this.target = target;
    this.wheel = wheel;
    this.resolve = resolve;
  }

  expire(): void {
    this.finish({ outcome: this.mismatched ? 'mismatch' : 'timeout' });
  }

  finish(result: UdpResult): void {
    if (!this.slot.byId.delete(this.id)) return;
    this.wheel.remove(this);
    this.resolve(result);
  }
}

interface Slot {
  socket: Socket;
  byId: Map<number, Waiting>;
}

// At most so many sockets of their own at a time, the rest of the queries share the pool: a cold start may ask one
// root server a thousand questions at once.
const maxOwnSockets = 128;
const receiveBufferBytes = 4 * 1024 * 1024;

export function createUdpPool(options: {
  random: RandomUint32;
  wheel: TimerWheel;
  sockets: number;
  log?: (message: string) => void;
}): UdpPool {
  const { random, wheel, log } = options;
  const families: Record<4 | 6, Slot[]> = { 4: [], 6: [] };
  const ownSlots = new Set<Slot>();
  const counters: UdpCounters = { sent: 0, accepted: 0, strays: 0 };
  let closed = false;

  return {
    counters,
    exchange(target, query, timeoutMs, own) {
      if (closed) return Promise.resolve({ outcome: 'interrupted' });
      counters.sent += 1;
      return own && ownSlots.size < maxOwnSockets
        ? exchangeOwn(target, query, timeoutMs)
        : exchangePooled(target, query, timeoutMs);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      const slots = [...families[4], ...families[6], ...ownSlots].filter(Boolean);
      for (const { byId } of slots)
        for (const waiting of [...byId.values()]) waiting.finish({ outcome: 'interrupted' });
      const open = [...families[4], ...families[6]].filter(Boolean);
      await Promise.all(open.map(({ socket }) => new Promise<void>((done) => socket.close(done))));
    },
  };

  function exchangePooled(target: UdpTarget, query: Uint8Array, timeoutMs: number): Promise<UdpResult> {
    const slots = families[target.family];
    const index = random() % options.sockets;
    slots[index] ??= openSlot(target.family, (error) => {
      // Binding failed: replaced at the next query, what waits on it times out.
      log?.(`UDP socket: ${String(error)}`);
      delete slots[index];
    });
    const slot = slots[index];
    return new Promise((resolve) => {
      enter(slot, target, query, timeoutMs, resolve);
      slot.socket.send(query, target.port, target.address);
    });
  }

  function exchangeOwn(target: UdpTarget, query: Uint8Array, timeoutMs: number): Promise<UdpResult> {
    return new Promise((resolve) => {
      let sent = false;
      const slot = openSlot(target.family, (error) => connected(error));
      ownSlots.add(slot);
      const waiting = enter(slot, target, query, timeoutMs, (result) => {
        ownSlots.delete(slot);
        slot.socket.close();
        resolve(result);
      });
      // An error before anything was sent means that this machine has no way there.
      const connected = (error?: Error): void => {
        if (error) waiting.finish({ outcome: sent ? faultOf(error) : connectFaultOf(error, target.family) });
        else if (ownSlots.has(slot)) {
          sent = true;
          slot.socket.send(query);
        }
      };
      slot.socket.connect(target.port, target.address, connected);
    });
  }

  /** Puts the query into the slot under a fresh id. */
  function enter(
    slot: Slot,
    target: UdpTarget,
    query: Uint8Array,
    timeoutMs: number,
    resolve: (result: UdpResult) => void,
  ): Waiting {
    let id = random() & 0xffff;
    while (slot.byId.has(id)) id = random() & 0xffff;
    query[0] = id >> 8;
    query[1] = id & 0xff;
    const waiting = new Waiting(slot, id, query, target, wheel, resolve);
    slot.byId.set(id, waiting);
    wheel.add(waiting, timeoutMs);
    return waiting;
  }

  function openSlot(family: 4 | 6, onError: (error: Error) => void): Slot {
    const socket = createSocket({
      type: family === 4 ? 'udp4' : 'udp6',
      ipv6Only: family === 6,
      recvBufferSize: receiveBufferBytes,
      // Addresses only: without this every send goes through the system's resolver and one more turn of the loop.
      lookup: (address, _options, callback) => callback(null, address, family),
    });
    const slot: Slot = { socket, byId: new Map() };
    socket.on('message', (bytes, source) => receive(slot, bytes, source));
    socket.on('error', onError);
    socket.unref();
    return slot;
  }

  function receive(slot: Slot, bytes: Uint8Array, source: RemoteInfo): void {
    const waiting = bytes.length < 12 ? undefined : slot.byId.get((bytes[0]! << 8) | bytes[1]!);
    if (waiting !== undefined && isFrom(waiting.target, source)) {
      const match = matchAnswer(waiting.query, bytes);
      if (match === 'match') {
        counters.accepted += 1;
        waiting.finish({ outcome: 'answer', bytes });
        return;
      }
      if (match === 'case') {
        counters.strays += 1;
        waiting.finish({ outcome: 'case' });
        return;
      }
      waiting.mismatched = true;
    }
    counters.strays += 1;
    if (bytes.length < 12 || bytes[5] !== 1) return;
    // The right question under a wrong id or from a wrong source: remember it, so that silence is told from forgery.
    for (const other of slot.byId.values()) {
      if (matchQuestion(other.query, bytes) !== 'other') other.mismatched = true;
    }
  }
}

function isFrom(target: UdpTarget, source: RemoteInfo): boolean {
  return source.port === target.port && source.address === target.address;
}

/** What an error says that came before anything was sent: here this machine may have no way there. */
export function connectFaultOf(error: Error, family: 4 | 6): MeasurementFault {
  const code = 'code' in error ? error.code : '';
  const noRoute = code === 'ENETUNREACH' || code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL';
  return noRoute ? `no-ipv${family}` : faultOf(error);
}

/** What an error of the socket says about the remote. */
export function faultOf(error: Error): MeasurementFault {
  switch ('code' in error ? error.code : '') {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'reset';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'unreachable';
  }
}
