/**
 * The misbehaving name servers: one UDP socket and one TCP listener for each address, answers spoilt by mode.
 */
import { createSocket, type Socket } from 'node:dgram';
import { connect, createServer, type Socket as TcpSocket } from 'node:net';
import { type DnsMode, type DnsModeRules, dnsModes } from './dns-modes.ts';
import { readQuestion } from './dns-wire.ts';

export interface DnsListener {
  address: string;
  mode: DnsMode;
  /** Whose answers are spoilt, where it is not the hosters' server. */
  backend?: string;
}

export interface DnsSources {
  /** Address of the server whose answers are spoilt. */
  backend: string;
  /** Address of a recursive resolver. */
  resolver: string;
  /** Address questions to the backend come from; only it may transfer zones. */
  source: string;
}

type Answers = (query: Buffer, transport: 'udp' | 'tcp') => Promise<Buffer[]>;

/** Starts one; resolves with how to close it when it listens. */
export async function serveDns(listener: DnsListener, shared: DnsSources): Promise<() => void> {
  const { address, mode, backend = shared.backend } = listener;
  const sources = { ...shared, backend };
  const rules: DnsModeRules = dnsModes[mode];
  const answers = answerer(rules, sources);
  const closers = await Promise.all([
    serveUdp(address, rules, answers),
    ...(rules.tcp === 'closed' ? [] : [serveTcp(address, rules, answers)]),
  ]);
  return () => {
    for (const close of closers) close();
  };
}

function answerer(rules: DnsModeRules, sources: DnsSources): Answers {
  const meetings = new Map<string, number>();
  return async (query, transport) => {
    const question = readQuestion(query);
    const key = `${transport} ${question?.name} ${question?.type}`;
    const seen = meetings.get(key) ?? 0;
    meetings.set(key, seen + 1);
    const server = rules.from === 'resolver' ? sources.resolver : sources.backend;
    const right = rules.from === 'none' ? [query] : await askByTcp(server, sources.source, query);
    if (right === null) return [];
    // A transfer has many messages; only single answers are spoilt.
    const sent = right.length > 1 ? right : right.map((one) => change(rules, query, one, transport, seen));
    if (rules.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, rules.delayMs));
    return sent.filter((message) => message !== null);
  };
}

function change(
  rules: DnsModeRules,
  query: Buffer,
  right: Buffer,
  transport: 'udp' | 'tcp',
  seen: number,
): Buffer | null {
  return rules.change === undefined ? right : rules.change(query, right, { transport, seen });
}

async function serveUdp(address: string, rules: DnsModeRules, answers: Answers): Promise<() => void> {
  const type = address.includes(':') ? 'udp6' : 'udp4';
  const socket = await bind(createSocket(type), address, 53);
  const other = rules.fromElsewhere === true ? await bind(createSocket(type), address, 5353) : socket;
  let open = true;
  if (rules.udp === 'open') {
    socket.on('message', (query, from) => {
      if (query.length < 12) return;
      void answers(query, 'udp').then(([message]) => {
        if (open && message !== undefined) other.send(message, from.port, from.address);
      });
    });
  }
  return () => {
    open = false;
    socket.close();
    if (other !== socket) other.close();
  };
}

function bind(socket: Socket, address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, () => resolve(socket));
  });
}

function serveTcp(address: string, rules: DnsModeRules, answers: Answers): Promise<() => void> {
  const open = new Set<TcpSocket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    if (rules.tcp === 'mute') {
      socket.resume();
      return;
    }
    readFrames(socket, (query) => {
      void answers(query, 'tcp').then((messages) => {
        for (const message of messages) {
          const whole = frame(message);
          if (rules.half === true) socket.end(whole.subarray(0, Math.ceil(whole.length / 2)));
          else socket.write(whole);
        }
      });
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(53, address, () =>
      resolve(() => {
        server.close();
        for (const socket of open) socket.destroy();
      }),
    );
  });
}

const frame = (message: Buffer): Buffer =>
  Buffer.concat([Buffer.from([message.length >> 8, message.length & 255]), message]);

function readFrames(socket: TcpSocket, onMessage: (message: Buffer) => void): void {
  let buffer: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 2 && buffer.length >= 2 + buffer.readUInt16BE(0)) {
      const end = 2 + buffer.readUInt16BE(0);
      onMessage(buffer.subarray(2, end));
      buffer = buffer.subarray(end);
    }
  });
}

/**
 * Asks by TCP, so that nothing is ever truncated. A transfer (AXFR) gives many messages: the connection is read until
 * the server has been quiet for 100 ms. null when there was no answer.
 */
function askByTcp(server: string, source: string, query: Buffer): Promise<Buffer[] | null> {
  const transfer = readQuestion(query)?.type === 252;
  return new Promise((resolve) => {
    const messages: Buffer[] = [];
    const socket = connect({ host: server, port: 53, localAddress: source });
    const done = () => {
      socket.destroy();
      resolve(messages.length > 0 ? messages : null);
    };
    socket.setTimeout(transfer ? 100 : 5000, done);
    socket.once('error', done);
    socket.once('end', done);
    socket.once('connect', () => socket.write(frame(query)));
    readFrames(socket, (message) => {
      messages.push(Buffer.from(message));
      if (!transfer) done();
    });
  });
}
