/**
 * The whole product as a province starts it, for tests in a browser: `hien-dien start` on a free port with a data folder of
 * its own, pointed at the lab; what it printed, other commands over the same data, and its end by Ctrl-C.
 */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#platform/postgres/embedded/start.ts';
import { openPool } from '#platform/postgres/pool.ts';
import { readLabFacts } from '../engine.ts';
import { ask, startProgram } from '../faults/program.ts';
import { until } from '../faults/until.ts';
import { measureOptions } from '../usage.ts';

/** Where it will stand, known before it starts: who signs people in for it has to be told. */
export interface Place extends Disposable {
  folder: string;
  port: number;
  origin: string;
}

export interface Desk extends AsyncDisposable {
  origin: string;
  /** Printed while nobody can sign in. */
  setupLink: string;
  /** Seconds from its start to the printed link. */
  seconds: number;
  /** What it has complained about so far. */
  readonly complaints: string;
  /** What another command over the same data writes. @throws Error with what it said when it fails */
  command(words: readonly string[]): Promise<string>;
  /** Asks one of its databases as the owner, for what a test sets up or counts beside the browser. */
  query<Row extends object>(
    database: 'main' | 'sample',
    statement: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
  /** Ctrl-C. @returns its exit code, how long it took, and its processes that are still there */
  interrupt(): Promise<{ code: number | null; seconds: number; left: string[] }>;
}

/** An empty folder and a free port of this machine. */
export async function choosePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-console-'));
  const port = await freePort();
  return {
    folder,
    port,
    origin: `http://localhost:${port}`,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * In a folder that is empty, so that it prints a link for the first person.
 *
 * @param settings variables of the environment beside the data folder, such as HIEN_DIEN_OIDC_ISSUER
 */
export async function startDesk(
  place: Place,
  settings: Readonly<Record<string, string>> = {},
): Promise<Desk> {
  const own = { HIEN_DIEN_DATA: place.folder, DATABASE_URL: '', XDG_RUNTIME_DIR: '', ...settings };
  const began = performance.now();
  const words = ['start', '--port', String(place.port), ...measureOptions(readLabFacts())];
  const program = startProgram(words, { settings: own, vantage: 'lab' });
  const printed = () => /\S+\/bat-dau\/\S+/.exec(program.stdout)?.[0] ?? null;
  await until('the program prints the link to begin', () => !program.alive || printed() !== null);
  if (!program.alive) throw new Error(`the program ended: ${program.stdout}${program.stderr}`);
  const seconds = (performance.now() - began) / 1000;
  const interrupt = async () => {
    const pressed = performance.now();
    program.child.kill('SIGINT');
    const code = await program.ended;
    return { code, seconds: (performance.now() - pressed) / 1000, left: await processesOf(place.folder) };
  };
  return {
    origin: place.origin,
    setupLink: printed() ?? '',
    seconds,
    get complaints() {
      return program.stderr;
    },
    async query<Row extends object>(database: 'main' | 'sample', statement: string, values = []) {
      const name = database === 'main' ? 'hien_dien' : 'hien_dien_sample';
      await using server = await startEmbedded({ dataFolder: join(place.folder, 'postgres') });
      const pool = openPool(server.connectionFor(name), { applicationName: 'lab test', max: 1 });
      try {
        return (await pool.query<Row>(statement, [...values])).rows;
      } finally {
        await pool.end();
      }
    },
    command: (given) => ask(given, { settings: own }),
    interrupt,
    async [Symbol.asyncDispose]() {
      if (program.alive) await interrupt();
    },
  };
}

/**
 * Processes that work in the folder; the database's own leave when nobody has asked it for five seconds, which is waited
 * for.
 */
async function processesOf(folder: string): Promise<string[]> {
  let left: string[] = [];
  try {
    await until(
      'nothing is left',
      () => {
        left = processes().filter((line) => line.includes(folder));
        return left.length === 0;
      },
      20,
    );
  } catch {
    // What is left is what the test compares with nothing.
  }
  return left;
}

/** Each with what it was started with and where it stands. */
function processes(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [`${pid} ${words}${readlinkSync(`/proc/${pid}/cwd`)}`];
      } catch {
        return []; // it has gone meanwhile, or is none of ours
      }
    });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port of this machine is free');
  return address.port;
}
