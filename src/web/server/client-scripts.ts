/**
 * Our own scripts for the browser: a few plain modules under src/web/client, served as they are under a name that holds
 * their digest, so that a browser keeps one for ever and still gets the next one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../client');
const read = new Map<string, { path: string; body: string }>();

/** The address of a module of src/web/client. @throws Error for one that is not there: our own fault */
export function clientScript(name: string): string {
  return scriptOf(name).path;
}

/** What stands at an address made by `clientScript`; null for any other. */
export function clientScriptAt(path: string): string | null {
  const name = /^\/ma\/([a-z-]+)\.[0-9a-f]{12}\.js$/.exec(path)?.[1];
  if (name === undefined || !existsSync(join(folder, `${name}.js`))) return null;
  const script = scriptOf(name);
  return script.path === path ? script.body : null;
}

function scriptOf(name: string): { path: string; body: string } {
  const known = read.get(name);
  if (known) return known;
  const body = readFileSync(join(folder, `${name}.js`), 'utf8');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const script = { path: `/ma/${name}.${digest}.js`, body };
  read.set(name, script);
  return script;
}
