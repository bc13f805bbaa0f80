/**
 * A server process of the lab: started in the foreground with a log file, ready when it answers, stopped by its id.
 *
 * Everything dies with the lab: in a PID namespace because its first process goes, elsewhere because setpriv has the
 * kernel send SIGKILL when the parent is gone (HIEN_DIEN_LAB_PDEATHSIG, set by namespace.ts).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

export interface ServerProcess {
  name: string;
  stop(): Promise<void>;
}

export interface ServerCommand {
  name: string;
  command: string;
  args: readonly string[];
  logFile: string;
  /** One try: does it answer? */
  answers: () => Promise<boolean>;
}

const startDeadlineMs = 30_000;
const stopDeadlineMs = 2_000;

/** Starts a server and waits until it answers. Throws with the end of its log when it ends before or never answers. */
export async function startServer({
  name,
  command,
  args,
  logFile,
  answers,
}: ServerCommand): Promise<ServerProcess> {
  const log = openSync(logFile, 'w');
  const [file, argv] = withParentDeathSignal(command, args);
  const child = spawn(file, argv, { stdio: ['ignore', log, log] });
  closeSync(log);
  let ended: string | null = null;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `ended with ${signal ?? code}`;
  });
  const deadline = Date.now() + startDeadlineMs;
  while (!(await answers())) {
    if (ended === null && Date.now() < deadline) continue;
    child.kill('SIGKILL');
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
    throw new Error(`lab: ${name} ${ended ?? `does not answer after ${startDeadlineMs / 1000} s`}:\n${tail}`);
  }
  return { name, stop: () => stop(child) };
}

export function withParentDeathSignal(command: string, args: readonly string[]): [string, string[]] {
  return process.env.HIEN_DIEN_LAB_PDEATHSIG === '1'
    ? ['setpriv', ['--pdeathsig', 'KILL', command, ...args]]
    : [command, [...args]];
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** SOA query for the root or any other zone; any answer with the same id counts, whatever its RCODE. */
export function dnsAnswers(address: string, zone: string): () => Promise<boolean> {
  const labels = zone === '.' ? [] : zone.split('.');
  const name = labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  const query = Buffer.concat([
    Buffer.from([0x4c, 0x42, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
    ...name,
    Buffer.from([0, 0, 6, 0, 1]),
  ]);
  return () =>
    new Promise((resolve) => {
      const socket = createSocket('udp4');
      const done = (answered: boolean) => {
        clearTimeout(timer);
        socket.close();
        resolve(answered);
      };
      const timer = setTimeout(() => done(false), 50); // also the pace of polling
      socket.once('message', (message) =>
        done(message.readUInt16BE(0) === 0x4c42 && (message[3]! & 15) === 0),
      );
      socket.once('error', () => {});
      socket.send(query, 53, address);
    });
}

/** A TCP connection comes up. */
export function tcpAnswers(address: string, port: number): () => Promise<boolean> {
  return () =>
    new Promise((resolve) => {
      const socket = connect({ host: address, port });
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => setTimeout(resolve, 20, false));
    });
}
