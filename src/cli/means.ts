/**
 * The files that options name besides the list: hints, anchors, certificates, origins. Read before anything is measured,
 * so that a wrong path costs a sentence and not an hour.
 */
import { readFile } from 'node:fs/promises';
import { parseOrigins } from '#measurement/index.ts';
import { problem, readingProblem } from '#platform/problems.ts';

/** @returns the file's text, undefined when the option was not given. @throws Problem when it cannot be read */
export async function readMeans(path: string | null): Promise<string | undefined> {
  if (path === null) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw readingProblem(path, error);
  }
}

/** Text of a table of origins, tried once here. @throws Problem naming the line that cannot be read */
export async function readOrigins(path: string | null): Promise<string | undefined> {
  const text = await readMeans(path);
  if (text === undefined || path === null) return undefined;
  usable(path, '--origins', () => parseOrigins(text));
  return text;
}

/** RPKI data as rpki-client writes it. @throws Problem when it is no JSON */
export async function readVrps(path: string | null): Promise<unknown> {
  const text = await readMeans(path);
  if (text === undefined || path === null) return undefined;
  return usable(path, '--vrps', () => JSON.parse(text) as unknown);
}

function usable<Value>(path: string, option: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw problem('file-broken', {
      path,
      option,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
