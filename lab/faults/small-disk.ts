/**
 * A disk of a few megabytes in memory, which a test fills to the last byte and empties again.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '#platform/problems.ts';

export interface SmallDisk extends Disposable {
  folder: string;
  /** Takes all that is free. @returns how many bytes that was */
  fill(): number;
  /** Gives it back. */
  empty(): void;
}

/** @returns what mount says where this machine does not let us mount */
export function mountSmallDisk(megabytes: number): SmallDisk | string {
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-small-disk-'));
  const options = `size=${megabytes}m,mode=0700`;
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmdirSync(folder);
    return stderr.trim();
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fill(ballast),
    empty: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]() {
      // Lazily: a server that is on its way out still stands in it.
      spawnSync('umount', ['--lazy', folder]);
      rmdirSync(folder);
    },
  };
}

/** In pieces that grow smaller, until not one page is left. */
function fill(path: string): number {
  const file = openSync(path, 'a');
  let bytes = 0;
  try {
    for (const size of [1 << 20, 1 << 12]) {
      const piece = Buffer.alloc(size, 1);
      for (;;) {
        try {
          const written = writeSync(file, piece);
          bytes += written;
          if (written < size) break;
        } catch (error) {
          if (systemCode(error) !== 'ENOSPC') throw error;
          break;
        }
      }
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}
