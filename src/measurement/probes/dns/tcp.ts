/**
 * DNS over TCP (RFC 7766): one connection a server, queries pipelined, answers in any order.
 *
 * A connection is kept for two idle seconds, so that a name server asked about many names in a row is not connected to
 * each time. A server may close an idle connection while a query is under way to it (RFC 7766 §6.2.4): a query that
 * met such a close is put once more on a fresh connection. Sockets never keep the process alive, the time-outs do.
 */
import { connect, type Socket } from 'node:net';
import type { MeasurementFault } from '../../vocabulary.ts';
import { matchAnswer } from './match.ts';
import type { RandomUint32 } from './random.ts';
import type { TimerWheel, WheelEntry } from './timer-wheel.ts';
import { connectFaultOf, faultOf, type UdpTarget } from './udp.ts';

export type TcpResult = { outcome: 'answer'; bytes: Uint8Array } | { outcome: MeasurementFault };

export interface TcpPool extends AsyncDisposable {
  /** Sends `query` (its id is overwritten); the time-out covers connecting, too. */
  exchange(target: UdpTarget, query: Uint8Array, timeoutMs: number): Promise<TcpResult>;
}

interface Waiting extends WheelEntry {
  query: Uint8Array;
  id: number;
  connection: Connection | undefined;
  mismatched: boolean;
  /** Whether it was moved to another connection already. */
  moved: boolean;
  finish(result: TcpResult): void;
}

interface Connection {
  socket: Socket;
  byId: Map<number, Waiting>;
  /** Octets of a frame that is not whole yet. */
  chunks: Buffer[];
  held: number;
  /** Nothing can be read before so many octets are held. */
  wanted: number;
  /** Whether an answer came over it: only then can a close be that of an idle connection. */
  proven: boolean;
}

const idleMs = 2000;
// Enough for any client of ours; a server that answers one after another is not held up by the rest.
const maxPipelined = 64;

export function createTcpPool(options: { random: RandomUint32; wheel: TimerWheel }): TcpPool {
  const { random, wheel } = options;
  const connections = new Map<string, Connection[]>();
  let closed = false;

  return {
    exchange(target, query, timeoutMs) {
      if (closed) return Promise.resolve({ outcome: 'interrupted' });
      return new Promise((resolve) => {
        const waiting: Waiting = {
          query,
          id: 0,
          connection: undefined,
          mismatched: false,
          moved: false,
          dueTick: 0,
          previous: null,
          next: null,
          expire() {
            waiting.finish({ outcome: waiting.mismatched ? 'mismatch' : 'timeout' });
          },
          finish(result) {
            wheel.remove(waiting);
            leave(waiting);
            resolve(result);
          },
        };
        wheel.add(waiting, timeoutMs);
        enter(target, waiting);
      });
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const connection of [...connections.values()].flat()) {
        for (const waiting of [...connection.byId.values()]) waiting.finish({ outcome: 'interrupted' });
        connection.socket.destroy();
      }
    },
  };

  /** Puts a query on a connection with room, opening one when there is none. */
  function enter(target: UdpTarget, waiting: Waiting): void {
    const key = `${target.address} ${target.port}`;
    const open = connections.get(key) ?? [];
    let connection = open.find(({ byId, socket }) => byId.size < maxPipelined && !socket.destroyed);
    if (connection === undefined) {
      connection = openConnection(target, key);
      connections.set(key, [...open, connection]);
    }
    let id = random() & 0xffff;
    while (connection.byId.has(id)) id = random() & 0xffff;
    const { query } = waiting;
    waiting.id = id;
    waiting.connection = connection;
    query[0] = id >> 8;
    query[1] = id & 0xff;
    connection.byId.set(id, waiting);
    connection.socket.setTimeout(0);
    // Length and message in one write: some servers read them as one segment or not at all (RFC 7766 §8).
    connection.socket.write(Buffer.concat([Buffer.from([query.length >> 8, query.length & 0xff]), query]));
  }

  function openConnection(target: UdpTarget, key: string): Connection {
    const socket = connect({ host: target.address, port: target.port, family: target.family });
    const connection: Connection = { socket, byId: new Map(), chunks: [], held: 0, wanted: 2, proven: false };
    let opened = false;
    let fault: MeasurementFault = 'reset';
    socket.setNoDelay(true);
    socket.unref();
    // Octets, as no encoding is set.
    socket.on('data', (bytes) => receive(connection, bytes as Buffer));
    socket.on('timeout', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    socket.on('connect', () => {
      opened = true;
    });
    socket.on('error', (error) => {
      fault = opened ? faultOf(error) : connectFaultOf(error, target.family);
    });
    socket.on('close', () => {
      const rest = (connections.get(key) ?? []).filter((other) => other !== connection);
      if (rest.length > 0) connections.set(key, rest);
      else connections.delete(key);
      for (const waiting of [...connection.byId.values()]) {
        if (connection.proven && !waiting.moved && !closed) {
          waiting.moved = true;
          enter(target, waiting);
        } else waiting.finish({ outcome: fault });
      }
    });
    return connection;
  }

  function receive(connection: Connection, bytes: Buffer): void {
    if (connection.byId.size === 0) {
      connection.socket.destroy(); // nobody asked
      return;
    }
    connection.chunks.push(bytes);
    connection.held += bytes.length;
    if (connection.held < connection.wanted) return;
    let buffer = connection.chunks.length === 1 ? bytes : Buffer.concat(connection.chunks);
    let wanted = 2;
    while (buffer.length >= 2) {
      wanted = 2 + buffer.readUInt16BE(0);
      if (buffer.length < wanted) break;
      // Copied: the frame is kept as evidence, the segment it came in may be much larger.
      accept(connection, Uint8Array.prototype.slice.call(buffer, 2, wanted));
      buffer = buffer.subarray(wanted);
      wanted = 2;
    }
    connection.chunks = buffer.length === 0 ? [] : [buffer];
    connection.held = buffer.length;
    connection.wanted = wanted;
  }

  function accept(connection: Connection, bytes: Uint8Array): void {
    const waiting = bytes.length < 12 ? undefined : connection.byId.get((bytes[0]! << 8) | bytes[1]!);
    if (waiting !== undefined && matchAnswer(waiting.query, bytes) !== 'other') {
      connection.proven = true;
      waiting.finish({ outcome: 'answer', bytes });
      return;
    }
    for (const other of connection.byId.values()) other.mismatched = true;
  }

  function leave(waiting: Waiting): void {
    const { connection, id } = waiting;
    if (connection?.byId.get(id) !== waiting) return;
    connection.byId.delete(id);
    if (connection.byId.size === 0) connection.socket.setTimeout(idleMs);
  }
}
