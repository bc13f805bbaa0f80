/**
 * What the tests of the embedded server need: a data folder that is gone afterwards together with whatever runs on it,
 * child processes, and waiting for a condition.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export const isRoot = process.getuid!() === 0;

export interface TestFolder extends Disposable {
  path: string;
  hasSocket(): boolean;
  /** Of the running server and of its keeper. */
  readPids(): { server: number; keeper: number };
  /** Whether the running server is another than that one. */
  hasServerBeside(pid: number): boolean;
  writePidFile(text: string): void;
}

/** A folder in the system's temporary directory, or in `parent`. */
export function makeFolder(parent = tmpdir(), mode = 0o700): TestFolder {
  const path = realpathSync(mkdtempSync(join(parent, 'hien-dien-embedded-')));
  chmodSync(path, mode);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 12);
  const socketFolder = join(tmpdir(), `hien-dien-${hash}`);
  const pidFile = join(path, 'cluster', 'postmaster.pid');
  const readPids = () => {
    const server = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    const keeper = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1]);
    return { server, keeper };
  };
  return {
    path,
    readPids,
    hasSocket: () =>
      existsSync(socketFolder) && readdirSync(socketFolder).some((name) => /^\.s\.PGSQL\.\d+$/.test(name)),
    hasServerBeside(pid) {
      try {
        return readPids().server !== pid;
      } catch {
        return false; // between two servers
      }
    },
    writePidFile: (text) => writeFileSync(pidFile, text),
    [Symbol.dispose]() {
      try {
        // A number of an old pid file may be anybody's by now: the keeper of this folder names it in its command.
        const { keeper } = readPids();
        if (readFileSync(`/proc/${keeper}/cmdline`, 'utf8').includes(path)) process.kill(keeper, 'SIGTERM');
      } catch {
        // gone already
      }
      for (const lock of ['keeper.lock', 'server.lock']) {
        if (existsSync(join(path, lock))) execFileSync('flock', ['--wait', '20', join(path, lock), 'true']);
      }
      rmSync(path, { recursive: true, force: true });
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

/** Joins the server of a folder, prints when that server was started, and leaves. */
export function attachScript(dataFolder: string, options: object = {}): string {
  const from = (file: string) => pathToFileURL(join(import.meta.dirname, file)).href;
  const all = { dataFolder, durable: false, idleSeconds: 1, ...options };
  return `
    import { startEmbedded } from '${from('start.ts')}';
    import { openClient } from '${from('../pool.ts')}';
    try {
      const embedded = await startEmbedded(${JSON.stringify(all)});
      const client = await openClient(embedded.connectionFor('postgres'), { applicationName: 'child' });
      const { rows } = await client.query('select pg_postmaster_start_time() as start');
      console.log(rows[0].start.toString());
      await client.end();
      await embedded[Symbol.asyncDispose]();
    } catch (error) {
      console.log(error.code ?? error.message);
    }`;
}

export interface Ran {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** Runs a script of this Node in a child, behind `prefix` where one is given. */
export function run(script: string, prefix: readonly string[] = []): Promise<Ran> {
  const [file = '', ...args] = [...prefix, process.execPath, '--input-type=module', '--eval', script];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ stdout, stderr, status }));
  });
}

/** Asks again and again until the answer is neither null nor false. @throws Error after 30 s, saying what was waited for */
export async function until<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
): Promise<Exclude<Answer, null | false>> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer as Exclude<Answer, null | false>;
    if (performance.now() > deadline) throw new Error(`waited 30 s in vain until ${what}`);
    await wait(20);
  }
}
