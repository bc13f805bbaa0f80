/**
 * Where the lab keeps things: a folder of its own in the system's temporary directory, one for each user and checkout.
 *
 *     keys/ ca/        kept between starts
 *     crowd/           made by `lab generate`
 *     crowd-standing/  the crowd that is served without it, signed once
 *     run-PID/         one start: zones, configurations, logs; removed when that lab ends
 *     running.json     the lab that others may join
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

export const checkout = resolve(import.meta.dirname, '..');

/** Makes the state folder; throws when somebody else made it first. */
export function stateFolder(): string {
  const given = process.env.HIEN_DIEN_LAB_STATE;
  if (given !== undefined) return made(given);
  const mark = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  const { uid } = userInfo();
  const folder = join(tmpdir(), `hien-dien-lab-${uid}-${mark}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner } = lstatSync(folder);
  if (owner !== uid) throw new Error(`${folder} belongs to user ${owner}, not to ${uid}: remove it`);
  return made(folder);
}

function made(folder: string): string {
  for (const part of ['keys', 'ca']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  return folder;
}

export interface RunningLab {
  /** Of the first process inside, as seen from outside. */
  pid: number;
  /** Clock ticks after boot: a pid alone could be somebody else's by now. */
  startedAt: string;
  user: boolean;
  /** Path of lab.json. */
  lab: string;
}

/** Field 22 of /proc/PID/stat; null when there is no such process. */
export function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

export function readRunning(folder: string): RunningLab | null {
  try {
    const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as RunningLab;
    return processStart(running.pid) === running.startedAt ? running : null;
  } catch {
    return null;
  }
}

export function writeRunning(folder: string, running: RunningLab): void {
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running));
}

export function clearRunning(folder: string): void {
  rmSync(join(folder, 'running.json'), { force: true });
}

/** Removes run folders whose lab is gone without having removed them (killed, power cut). */
export function sweepRunFolders(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^run-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && processStart(Number(pid)) === null)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
