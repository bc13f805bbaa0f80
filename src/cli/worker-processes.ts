/**
 * Measuring processes of this machine, as children: started, started again when one dies of itself, told to stop and
 * waited for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A worker that dies so often dies of something that another start will not mend. */
const mostRestarts = 5;

export interface Workers {
  /** Workers died so often that no more are started. */
  readonly givenUp: boolean;
  /** Tells all to stop and waits until they are gone. */
  end(): Promise<void>;
}

/**
 * Starts `count` processes of `hien-dien WORDS`.
 *
 * @param notice called with the last lines of standard error of one that died
 */
export function startWorkers(
  count: number,
  words: readonly string[],
  notice: (text: string) => void,
): Workers {
  const alive = new Set<ChildProcess>();
  let restarts = 0;
  let ending = false;
  const startOne = (): void => {
    const program = join(import.meta.dirname, '../../bin/hien-dien.ts');
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-2_000);
    });
    alive.add(child);
    child.once('close', (code) => {
      alive.delete(child);
      if (ending || code === 0) return;
      notice(tail.trimEnd());
      restarts += 1;
      if (restarts <= mostRestarts) startOne();
    });
  };
  for (let each = 0; each < count; each += 1) startOne();
  return {
    get givenUp() {
      return restarts > mostRestarts && alive.size === 0;
    },
    async end() {
      ending = true;
      await Promise.all(
        [...alive].map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once('close', () => resolve());
              child.kill('SIGTERM');
            }),
        ),
      );
    },
  };
}
