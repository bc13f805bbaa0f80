/**
 * Where the embedded server can live and as whom, and what it says where it cannot.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openClient } from '../pool.ts';
import { findBinaries } from './binaries.ts';
import { openCluster } from './cluster.ts';
import type { Footing } from './footing.ts';
import { startEmbedded } from './start.ts';
import { attachScript, isRoot, makeFolder, run, until } from './testing.ts';

const quick = { durable: false, idleSeconds: 1 } as const;
const nobody = 65534;
/** An ISO instant: the child joined or started a server. */
const started = /^\d{4}-\d\d-\d\dT[\d:.]+Z\n$/;
const needsRoot = isRoot ? false : 'needs root';

test('root has a server under a directory that nobody else can enter', { skip: needsRoot }, async () => {
  using closed = makeFolder();
  await using embedded = await startEmbedded({ ...quick, dataFolder: join(closed.path, 'data') });
  assert.equal(await selectOne(embedded.connectionFor('postgres')), 1);
  assert.equal(statSync(join(closed.path, 'data', 'cluster')).uid, 0);
  await stopped(join(closed.path, 'data'), embedded);
});

const others: [Footing['name'], string][] = [
  ['mount-namespace', 'where user namespaces are forbidden, root shows the folders to an ordinary account'],
  ['account', 'where mounting is forbidden too, an ordinary account serves root in open directories'],
];
for (const [footing, title] of others) {
  test(title, { skip: needsRoot }, async (t) => {
    if (footing === 'account' && !canEnterCheckout()) return t.skip('the checkout is closed to others');
    using folder = makeFolder(undefined, 0o755);
    await using embedded = await startEmbedded({ ...quick, dataFolder: folder.path, footing });
    assert.equal(await selectOne(embedded.connectionFor('postgres')), 1);
    assert.notEqual(statSync(join(folder.path, 'cluster')).uid, 0);
  });
}

test('a cluster changes hands when root finds another footing', { skip: needsRoot }, async () => {
  using folder = makeFolder();
  for (const footing of ['mount-namespace', 'user-namespace'] as const) {
    const embedded = await startEmbedded({ ...quick, dataFolder: folder.path, footing });
    assert.equal(await selectOne(embedded.connectionFor('postgres')), 1);
    await embedded[Symbol.asyncDispose]();
    await until('the server is gone', () => !folder.hasSocket());
  }
});

test('an ordinary user has a server in a folder of its own', async (t) => {
  if (isRoot && !canEnterCheckout()) return t.skip('the checkout is closed to ordinary users');
  using folder = makeFolder();
  if (isRoot) chownSync(folder.path, nobody, nobody);
  const asUser = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
  const { stdout } = await run(attachScript(folder.path), asUser);
  assert.match(stdout, started);
  await until('the server is gone', () => !folder.hasSocket());
});

test('a folder of another user is refused', { skip: needsRoot }, async () => {
  using folder = makeFolder();
  chownSync(folder.path, nobody, nobody);
  await assert.rejects(startEmbedded({ ...quick, dataFolder: folder.path }), {
    code: 'postgres-folder-foreign',
    message: `The database's folder "${folder.path}" belongs to another user (uid 65534). Run as that user or choose another folder.`,
  });
});

test('a place for the socket that another user has taken is refused', { skip: needsRoot }, async () => {
  using folder = makeFolder();
  using runtime = makeFolder(undefined, 0o777);
  const first = await startEmbedded({ ...quick, dataFolder: folder.path, runtimeFolder: runtime.path });
  const { socketFolder } = first;
  await stopped(folder.path, first);
  mkdirSync(socketFolder);
  chownSync(socketFolder, 12345, 12345);
  await assert.rejects(startEmbedded({ ...quick, dataFolder: folder.path, runtimeFolder: runtime.path }), {
    code: 'postgres-socket-foreign',
  });
});

test('a folder that cannot be written is named', async () => {
  using folder = makeFolder();
  writeFileSync(join(folder.path, 'file'), '');
  const dataFolder = join(folder.path, 'file', 'data');
  await assert.rejects(startEmbedded({ ...quick, dataFolder }), {
    code: 'postgres-folder-unwritable',
    message: `The database's folder "${dataFolder}" cannot be written (ENOTDIR). Check its permissions or choose another folder.`,
  });
});

test('data of another major version are left alone', async () => {
  using folder = makeFolder();
  mkdirSync(join(folder.path, 'cluster'), { mode: 0o700 });
  writeFileSync(join(folder.path, 'cluster', 'PG_VERSION'), '17\n');
  await assert.rejects(startEmbedded({ ...quick, dataFolder: folder.path }), {
    code: 'postgres-folder-other-version',
  });
});

test('a folder with something else in it is left alone', async () => {
  using folder = makeFolder();
  mkdirSync(join(folder.path, 'cluster'), { mode: 0o700 });
  writeFileSync(join(folder.path, 'cluster', 'luận văn.docx'), '');
  await assert.rejects(startEmbedded({ ...quick, dataFolder: folder.path }), {
    code: 'postgres-folder-no-cluster',
  });
});

test('a disk that is full while the cluster is made is named, and nothing half made stays', async (t) => {
  using folder = makeFolder();
  const namespace = ['unshare', '--mount', ...(isRoot ? [] : ['--user', '--map-root-user'])];
  const mount = (script: string) => [
    ...[...namespace, 'sh', '-c', `mount -t tmpfs -o size=20m,mode=700 none "$0" && ${script}`, folder.path],
  ];
  if (spawnSync('unshare', [...mount('true').slice(1)]).status !== 0)
    return t.skip('cannot mount a tmpfs here');
  const { stdout } = await run(attachScript(folder.path), mount('"$@"; ls "$0"'));
  assert.equal(stdout, 'postgres-disk-full\nkeeper.lock\nkeeper.log\n');
});

test('a server that somebody started by hand on the same cluster is not disturbed', async () => {
  using folder = makeFolder();
  const first = await startEmbedded({ ...quick, dataFolder: folder.path });
  const { socketFolder } = first;
  await stopped(folder.path, first);
  const places = { binaries: findBinaries(), cluster: join(folder.path, 'cluster'), socket: socketFolder };
  // Makes the socket's folder again; the keeper took it away.
  const footing = openCluster(places, { durable: false });
  const [file = '', ...args] = [
    ...[...footing.prefix, join(footing.binaries, 'bin', 'postgres'), '-D', footing.cluster],
    ...['-c', 'listen_addresses=', '-c', `unix_socket_directories=${socketFolder}`, '-p', '5999'],
  ];
  const byHand = spawn(file, args, { stdio: 'ignore', cwd: '/' });
  try {
    const target = { socketFolder, port: 5999, database: 'postgres', user: 'hien_dien' };
    await until('it answers', () => selectOne(target).catch(() => null));
    await assert.rejects(startEmbedded({ ...quick, dataFolder: folder.path }), {
      code: 'postgres-folder-held',
    });
    assert.equal(await selectOne(target), 1);
  } finally {
    byHand.kill('SIGINT');
    await new Promise((resolve) => byHand.once('exit', resolve));
  }
});

test('a server whose socket is out of sight is not doubled', async (t) => {
  using folder = makeFolder('/var/tmp');
  const apart = ['unshare', '--mount', ...(isRoot ? [] : ['--user', '--map-root-user'])];
  await using embedded = await startEmbedded({ ...quick, dataFolder: folder.path });
  // The socket's folder alone: the checkout may lie in the temporary directory too.
  const hide = ['sh', '-c', 'mount -t tmpfs none "$0" && exec "$@"', embedded.socketFolder];
  if (spawnSync('unshare', [...apart.slice(1), ...hide, 'true']).status !== 0) {
    return t.skip('cannot mount a tmpfs here');
  }
  const { stdout } = await run(attachScript(folder.path), [...apart, ...hide]);
  assert.equal(stdout, 'postgres-folder-held\n');
});

async function selectOne(target: Parameters<typeof openClient>[0]): Promise<number> {
  const client = await openClient(target, { applicationName: 'test' });
  try {
    const { rows } = await client.query('select 1 as one');
    return rows[0].one;
  } finally {
    await client.end();
  }
}

/** Leaves, and waits until the keeper has stopped the server: its locks are free then. */
async function stopped(dataFolder: string, embedded: AsyncDisposable): Promise<void> {
  await embedded[Symbol.asyncDispose]();
  for (const lock of ['keeper.lock', 'server.lock']) {
    assert.equal(spawnSync('flock', ['--wait', '20', join(dataFolder, lock), 'true']).status, 0);
  }
}

/** Whether somebody else could run our Node and read our files. */
function canEnterCheckout(): boolean {
  const command = ['--reuid=65534', '--regid=65534', '--clear-groups', 'test', '-x', process.execPath];
  return spawnSync('setpriv', command).status === 0;
}
