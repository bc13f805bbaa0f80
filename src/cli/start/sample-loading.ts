/**
 * Loading the sample while the web goes on answering: a process of its own, whose lines are what a waiting person is told.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { SampleProgress } from '#web/index.ts';

/** Lines `sample load` writes: a few for the ground and the lists, then one a week of the year. */
const expectedSteps = 66;

export interface SampleLoading {
  begin(): void;
  progress(): SampleProgress;
  end(): Promise<void>;
}

export function sampleLoading(): SampleLoading {
  let state: SampleProgress = null;
  let stop: (() => Promise<void>) | null = null;
  return {
    begin() {
      if (state !== null && !(typeof state === 'object' && 'failed' in state)) return;
      state = { phase: '', done: 0, of: expectedSteps };
      const program = join(import.meta.dirname, '../../../bin/hien-dien.ts');
      const child = spawn(process.execPath, [program, 'sample', 'load'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let told = '';
      let done = 0;
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        done = Math.min(expectedSteps - 1, done + lines.length);
        told = lines.at(-1)?.trim() ?? told;
        state = { phase: told, done, of: expectedSteps };
      });
      child.once('close', (code) => {
        stop = null;
        state = code === 0 ? 'ready' : { failed: told };
      });
      stop = () =>
        new Promise((resolve) => {
          child.once('close', () => resolve());
          child.kill('SIGTERM');
        });
    },
    progress: () => state,
    async end() {
      await stop?.();
    },
  };
}
