/**
 * Where answers go: a file or standard output, written as they come. A reader that goes away (EPIPE) is no error, it ends
 * the run; a disk that fills is one, and what was written stays.
 */
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { Problem, problem, systemCode } from '#platform/problems.ts';
import type { Host } from './host.ts';

export interface Sink {
  /** Empties the file, or keeps its first bytes to continue behind them. Called once, before the first write. */
  start(keepBytes: number): Promise<void>;
  /** Resolves when the text has been taken. */
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Set when whoever read standard output has gone away. */
  readonly closed: boolean;
}

/** Opens the file without touching what it holds. @throws Problem when it cannot be written */
export async function openFileSink(path: string): Promise<Sink> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'a');
  } catch (error) {
    throw problem('output-unwritable', { path, reason: systemCode(error) });
  }
  const guarded = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      throw error instanceof Problem ? error : problem('output-broken', { path, reason: systemCode(error) });
    }
  };
  return {
    closed: false,
    async start(keepBytes) {
      // A device or pipe has no length to cut.
      if ((await handle.stat()).isFile()) await guarded(handle.truncate(keepBytes));
    },
    write: (text) => guarded(handle.writeFile(text)),
    end: () => guarded(handle.close()),
  };
}

export function openStdoutSink(host: Host, onClosed: () => void): Sink {
  let closed = false;
  const failed = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    if (!closed) onClosed();
    closed = true;
  };
  host.stdout.on('error', failed);
  return {
    get closed() {
      return closed;
    },
    start: () => Promise.resolve(),
    write: (text) =>
      new Promise((resolve) => {
        if (closed) resolve();
        else host.stdout.write(text, () => resolve());
      }),
    end: () => Promise.resolve(),
  };
}

/** Whether two paths lead to the same existing file. */
export async function isSameFile(left: string, right: string): Promise<boolean> {
  const [one, other] = await Promise.all([
    realpath(left).catch(() => null),
    realpath(right).catch(() => null),
  ]);
  return one !== null && one === other;
}
