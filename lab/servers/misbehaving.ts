/**
 * Starts the process of misbehaving/main.ts.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MisbehavingConfig } from '../misbehaving/main.ts';
import type { ServerProcess } from './process.ts';

/** Resolves when every listener listens; throws when one cannot. */
export async function startMisbehaving(folder: string, config: MisbehavingConfig): Promise<ServerProcess> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const main = join(import.meta.dirname, '../misbehaving/main.ts');
  const child = fork(main, [file], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let wrong = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    wrong = (wrong + text).slice(-4000);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) =>
      reject(new Error(`lab: the misbehaving server ended with ${code}:\n${wrong}`)),
    );
  });
  return { name: 'misbehaving', stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
