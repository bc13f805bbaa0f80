/**
 * `hien-dien` as real processes with settings of their own, for tests that cut, kill and starve what is around them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabFacts } from '../engine.ts';
import { checkout } from '../state.ts';
import { measureOptions } from '../usage.ts';

/** Variables that main.ts reads; an empty one is none. */
export interface ProgramSettings {
  HIEN_DIEN_DATA: string;
  DATABASE_URL: string;
  XDG_RUNTIME_DIR: string;
}

export interface Program extends Disposable {
  child: ChildProcess;
  /** What it has written so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** With the exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  readonly alive: boolean;
  /** Holds it where it is; returns when the kernel has stopped it. */
  freeze(): void;
  thaw(): void;
}

export interface ProgramOptions {
  settings: ProgramSettings;
  /** How this place to measure from is called; a worker's id begins with it. */
  vantage?: string;
  /** Put before the command, to run it somewhere else. */
  prefix?: readonly string[];
  /** A module that Node loads first, in the program and in its threads. */
  preload?: string;
}

/** A program that is killed when the test leaves its scope. */
export function startProgram(
  words: readonly string[],
  { settings, vantage = 'gần', prefix = [], preload }: ProgramOptions,
): Program {
  const node = preload === undefined ? [] : ['--import', preload];
  const command = [process.execPath, ...node, join(checkout, 'bin/hien-dien.ts')];
  const [file = '', ...args] = [...prefix, ...command, ...words];
  const { NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: checkout,
    env: { ...inherited, ...settings, HIEN_DIEN_VANTAGE: vantage },
  });
  let stdout = '';
  let stderr = '';
  let alive = true;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      alive = false;
      resolve(code);
    });
  });
  return {
    child,
    ended,
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr;
    },
    get alive() {
      return alive;
    },
    freeze() {
      child.kill('SIGSTOP');
      while (!/^State:\s+T/m.test(readFileSync(`/proc/${child.pid}/status`, 'utf8')));
    },
    thaw() {
      child.kill('SIGCONT');
    },
    [Symbol.dispose]() {
      child.kill('SIGKILL');
    },
  };
}

/** A measuring process that knows the lab; with `runId` it ends with that run. */
export function startWorker(options: ProgramOptions & { runId?: number }): Program {
  const { runId } = options;
  const words = ['work', ...measureOptions(readLabFacts())];
  return startProgram(runId === undefined ? words : [...words, '--run', String(runId)], options);
}

/** What a command writes to standard output. @throws Error with all it said when it does not end well */
export async function ask(words: readonly string[], options: ProgramOptions): Promise<string> {
  using program = startProgram(words, options);
  const code = await program.ended;
  if (code !== 0) throw new Error(`hien-dien ${words.join(' ')} ended with ${code}: ${program.stderr}`);
  return program.stdout;
}
