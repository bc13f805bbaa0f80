/**
 * The product as a person runs it, pointed at the lab: the real binary in a process of its own.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { normaliseName } from '#measurement/index.ts';
import { readLabFacts } from '../engine.ts';
import { checkout } from '../state.ts';
import { measureOptions } from '../usage.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcessByStdio<null, Readable, Readable>;
  ended: Promise<Ended>;
}

/**
 * Starts `hien-dien` with these words; it is killed when it has not ended by the deadline (exit code null).
 *
 * @param env variables beside those of this process
 */
export function start(
  args: readonly string[],
  deadlineMs = 240_000,
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(join(checkout, 'bin/hien-dien'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
    cwd: checkout,
    env: { ...process.env, ...env },
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
  );
  return { child, ended };
}

/** `hien-dien measure` with the lab's hints, anchor, authority and networks. */
export function startMeasure(args: readonly string[], deadlineMs?: number): Running {
  return start(['measure', ...measureOptions(readLabFacts()), ...args], deadlineMs);
}

export interface AnswerLine {
  domain: string;
  lines: number[];
  state: string;
  findings: { id: string; verdict: string; reason?: string; advice: string }[];
}

/** The answers in a jsonl output; refused lines are left out. */
export function answersOf(jsonl: string): AnswerLine[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AnswerLine)
    .filter(({ domain }) => domain !== undefined);
}

/** The scenarios' domains; those that are no names, which the command refuses, are left out. */
export function measurableDomains(): string[] {
  return readLabFacts()
    .scenarios.map(({ domain }) => domain)
    .filter((domain) => normaliseName(domain).ok);
}
