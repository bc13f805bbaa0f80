/**
 * What people's browsers call the web of this installation: HIEN_DIEN_ORIGIN, else this machine at the port given.
 */
import { problem } from '#platform/problems.ts';
import { type Given, optionOf } from '../commands/given.ts';
import type { Host } from '../host.ts';
import { wholeNumber } from '../read-arguments.ts';

/** No service of Debian's has it, and 8080 is often taken. */
const defaultPort = 8826;

/** @throws Problem where `--port` is none */
export function portOf(given: Given): number {
  return wholeNumber('--port', optionOf(given, 'port'), { fallback: defaultPort, least: 1, most: 65_535 });
}

/** Without a slash at its end. @throws Problem where it is no address, or one beyond this machine without TLS */
export function originOf(given: Given, { settings }: Host): string {
  const { origin } = settings.web;
  if (origin === null) return `http://localhost:${portOf(given)}`;
  const url = URL.parse(origin);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
  if (url === null || (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))) {
    throw problem('origin-wrong', { value: origin });
  }
  return url.origin;
}
