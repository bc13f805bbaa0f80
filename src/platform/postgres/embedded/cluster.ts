/**
 * The cluster's folder: made by initdb when it is missing, looked at before a server is started on it.
 *
 * initdb works beside the final name and is renamed when it is done, so that a killed one leaves nothing that looks like a
 * cluster. What an error of initdb means is read from what it says, in the C locale.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { problem, systemCode } from '../../problems.ts';
import { majorVersion } from './binaries.ts';
import { type Footing, findFooting, type Places } from './footing.ts';

/** The name of the cluster's owner; only processes of the same user can reach the socket, so it needs no password there. */
export const superuser = 'hien_dien';

/**
 * Makes the cluster where there is none.
 *
 * @returns the footing the server is to run on
 * @throws Problem when the folder holds something else, another major version or no space is left
 */
export function openCluster(places: Places, options: { durable: boolean; only?: Footing['name'] }): Footing {
  const { cluster } = places;
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (found !== String(majorVersion)) {
      throw problem('postgres-folder-other-version', { folder: cluster, found, wanted: majorVersion });
    }
    return findFooting(places, options.only);
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw problem('postgres-folder-no-cluster', { folder: cluster });
  }
  const growing = `${cluster}.new`;
  try {
    rmSync(growing, { recursive: true, force: true });
    rmSync(cluster, { recursive: true, force: true });
    mkdirSync(growing, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) === 'ENOSPC') throw problem('postgres-disk-full', { folder: cluster });
    throw problem('postgres-folder-unwritable', { folder: growing, reason: systemCode(error) });
  }
  const footing = findFooting({ ...places, cluster: growing }, options.only);
  initialise(footing, growing, options.durable);
  renameSync(growing, cluster);
  return footing.cluster === growing ? { ...footing, cluster } : findFooting(places, footing.name);
}

function initialise(footing: Footing, folder: string, durable: boolean): void {
  const [file = '', ...args] = [
    ...[...footing.prefix, join(footing.binaries, 'bin', 'initdb'), '-D', footing.cluster],
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=vi'],
    ...['--auth=trust', `--username=${superuser}`, '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ];
  const run = spawnSync(file, args, { encoding: 'utf8', env: serverEnvironment, cwd: '/' });
  if (run.status === 0) return;
  const said = `${run.stdout}\n${run.stderr}`;
  rmSync(folder, { recursive: true, force: true });
  if (/No space left on device|could not extend file/.test(said)) {
    throw problem('postgres-disk-full', { folder });
  }
  throw new Error(`initdb failed in ${folder}: ${said.trim().split('\n').slice(-5).join(' | ')}`, {
    cause: run.error,
  });
}

/**
 * A pid file that outlived its server, removed. PostgreSQL compares the number in it with living processes, and after a
 * restart of the machine or in another namespace the number may be somebody else's. Called with both locks free, so no
 * server of ours is alive; one started by hand is told by its working directory.
 *
 * @throws Problem when a server that we did not start runs on the cluster
 */
export function clearStalePid(cluster: string, socketFolder: string): void {
  const file = join(cluster, 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  if (pid > 0 && existsSync(`/proc/${pid}`)) {
    if (workingDirectory(pid) === cluster) throw problem('postgres-folder-held', { folder: cluster });
    rmSync(file, { force: true });
  }
  for (const name of existsSync(socketFolder) ? readdirSync(socketFolder) : []) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(socketFolder, name), { force: true });
  }
}

function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone in between, or not ours to look at
  }
}

/** All that initdb and postgres get of an environment: none of ours is theirs. */
export const serverEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
