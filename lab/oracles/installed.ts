/** Whether a program that a test needs is there, so that the test can skip where everybody sees it. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns false when it is there, else the sentence that the skipped test shows */
export function missing(program: string): string | false {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.some((folder) => existsSync(join(folder, program)))
    ? false
    : `${program} is not installed; npm run setup installs it`;
}
