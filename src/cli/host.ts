/**
 * What the command line needs of the machine it runs on. main.ts makes the real one; nothing else reads the environment.
 */
import type { Readable, Writable } from 'node:stream';

export interface Host {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
  /** Standard output is a terminal that shows colours, and NO_COLOR is not set. */
  colour: boolean;
  /** Width of the terminal in characters. */
  columns: number;
  version: string;
  now(): Temporal.Instant;
  /** Milliseconds on a clock that only runs forward. */
  ticksMs(): number;
  /** Calls the handler at every Ctrl-C or SIGTERM until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
  /** Ends the process at once. */
  exitNow(code: number): void;
}
