/**
 * The embedded server's life: who starts it, who joins, who stops it, and what it survives. Each test has a data folder of
 * its own; what depends on who runs it and where the data lie is in places.test.ts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Target } from '../pool.ts';
import { openClient, openPool } from '../pool.ts';
import { readEndpoint } from './endpoint.ts';
import { type EmbeddedOptions, startEmbedded } from './start.ts';
import { attachScript, isRoot, makeFolder, run, until } from './testing.ts';

const quick = { durable: false, idleSeconds: 1 } as const;

test('processes that start at once share one server, and the last one out stops it', async () => {
  using folder = makeFolder();
  const starts = await Promise.all([1, 2, 3].map(() => run(attachScript(folder.path))));
  assert.match(starts[0]!.stdout, /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(
    starts.map(({ stdout }) => stdout),
    [starts[0]!.stdout, starts[0]!.stdout, starts[0]!.stdout],
  );
  await until('the server is gone', () => readEndpoint(join(folder.path, 'endpoint.json')) === null);
  await until('the socket is gone', () => !folder.hasSocket());
});

test('a process in namespaces of its own joins the server outside them', async () => {
  using folder = makeFolder();
  await using embedded = await startEmbedded({ dataFolder: folder.path, ...quick });
  const inside = await run(attachScript(folder.path), [
    ...['unshare', ...(isRoot ? [] : ['--user', '--map-root-user'])],
    ...['--net', '--pid', '--fork', '--mount-proc'],
  ]);
  assert.equal(inside.stdout.trim(), await selectStart(embedded.connectionFor('postgres')));
});

test('kill -9 of keeper and server loses nothing, and who was there goes on', async () => {
  using folder = makeFolder();
  await using embedded = await startEmbedded({ ...quick, dataFolder: folder.path, durable: true });
  const pool = openPool(embedded.connectionFor('postgres'), { applicationName: 'test' });
  try {
    await pool.query('create table kept (n int)');
    await pool.query('insert into kept select generate_series(1, 1000)');
    const { server, keeper } = folder.readPids();
    process.kill(keeper, 'SIGKILL');
    process.kill(server, 'SIGKILL');
    await until('another server runs', () => folder.hasServerBeside(server));
    const { rows } = await until('it answers', () =>
      pool.query('select count(*) as count from kept').catch(() => null),
    );
    assert.deepEqual(rows, [{ count: 1000 }]);
    assert.notEqual(folder.readPids().keeper, keeper);
  } finally {
    await pool.end();
  }
});

test('a server that dies alone is started again by its keeper', async () => {
  using folder = makeFolder();
  await using embedded = await startEmbedded({ ...quick, dataFolder: folder.path });
  const before = folder.readPids();
  process.kill(before.server, 'SIGKILL');
  const pool = openPool(embedded.connectionFor('postgres'), { applicationName: 'test' });
  try {
    await until('another server runs', () => folder.hasServerBeside(before.server));
    await until('it answers', () => pool.query('select 1').catch(() => null));
    assert.equal(folder.readPids().keeper, before.keeper);
  } finally {
    await pool.end();
  }
});

test('kill -9 of the keeper alone stops the server cleanly', async () => {
  using folder = makeFolder();
  const embedded = await startEmbedded({ ...quick, dataFolder: folder.path });
  const { keeper } = folder.readPids();
  await embedded[Symbol.asyncDispose]();
  process.kill(keeper, 'SIGKILL');
  await until('the socket is gone', () => !folder.hasSocket());
  assert.match(readFileSync(join(folder.path, 'server.log'), 'utf8'), /database system is shut down\s*$/);
});

test('a pid file whose number now belongs to another process is no obstacle', async () => {
  using folder = makeFolder();
  const first = await startEmbedded({ ...quick, dataFolder: folder.path });
  const pids = folder.readPids();
  await first[Symbol.asyncDispose]();
  const stale = readFileSync(join(folder.path, 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(pids.keeper, 'SIGTERM');
  await until('the socket is gone', () => !folder.hasSocket());
  folder.writePidFile(stale.replace(/^\d+/, String(process.pid)));
  await using second = await startEmbedded({ ...quick, dataFolder: folder.path });
  assert.match(await selectStart(second.connectionFor('postgres')), /^\d{4}-/);
});

test('TCP is offered only when asked for, and wants the password', async () => {
  using folder = makeFolder();
  const port = await freePort();
  const listen = { address: '127.0.0.1', port };
  await using embedded = await startEmbedded({ ...quick, dataFolder: folder.path, listen });
  const tcp = embedded.tcpConnectionFor('postgres');
  assert.equal(await selectStart(tcp), await selectStart(embedded.connectionFor('postgres')));
  const { connectionString } = tcp as { connectionString: string };
  const wrong = connectionString.replace(/:[^:@]*@/, ':guess@');
  await assert.rejects(selectStart({ connectionString: wrong }), /password authentication failed/);
});

test('a server without TCP says so to whoever wants it', async () => {
  using folder = makeFolder();
  await using _embedded = await startEmbedded({ ...quick, dataFolder: folder.path });
  await refuses({ dataFolder: folder.path, listen: { address: '127.0.0.1', port: 5999 } }, [
    'postgres-not-listening',
    'PostgreSQL is running already and does not listen at 127.0.0.1:5999. End the running hien-dien commands, wait some seconds and try again.',
  ]);
});

test('a taken port is named', async () => {
  using folder = makeFolder();
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  try {
    await refuses({ dataFolder: folder.path, listen: { address: '127.0.0.1', port } }, [
      'postgres-port-taken',
      `Port ${port} at 127.0.0.1 is taken by another program; PostgreSQL was not started. Choose another port.`,
    ]);
  } finally {
    other.close();
  }
});

async function refuses(options: EmbeddedOptions, [code, message]: [string, string]): Promise<void> {
  await assert.rejects(startEmbedded({ ...quick, ...options }), { code, message });
}

async function selectStart(target: Target): Promise<string> {
  const client = await openClient(target, { applicationName: 'test' });
  try {
    const { rows } = await client.query('select pg_postmaster_start_time() as start');
    return rows[0].start.toString();
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on now; somebody may take it before us, which has not been seen. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
