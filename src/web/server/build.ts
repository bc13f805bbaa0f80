/**
 * The pages as Vite has built them. `npm start` and `npm test` build them first; whoever starts the program otherwise is
 * told to.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from 'react-router';
import { problem } from '#platform/problems.ts';

export const buildFolder = join(import.meta.dirname, '../../../build');

/** @throws Problem where the pages have not been built */
export async function loadBuild(folder = buildFolder): Promise<ServerBuild> {
  const entry = join(folder, 'server/index.js');
  if (!existsSync(entry)) throw problem('pages-not-built', {});
  return (await import(pathToFileURL(entry).href)) as ServerBuild;
}
