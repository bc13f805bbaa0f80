/**
 * CPU time of everybody else in the lab: its servers, told apart from the engine that is measured beside them.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in ticks of 10 ms on every architecture (USER_HZ). */
const tickMs = 10;

/**
 * User and system time so far of all processes that can be seen but this one and its parents, in milliseconds. Inside
 * the lab's PID namespace these are the servers.
 */
export function cpuOfOthersMs(): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid || Number(entry) === process.ppid) continue;
    ticks += ticksOf(entry);
  }
  return ticks * tickMs;
}

function ticksOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]); // utime and stime, fields 14 and 15 of proc(5)
  } catch {
    return 0; // gone since the folder was listed
  }
}
