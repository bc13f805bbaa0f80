/**
 * Where a request came from, for the limits. Whoever has an origin of https has a proxy before us, for we speak no TLS; the
 * proxy is then every request's peer, and the one it speaks for stands last in X-Forwarded-For. What stands before that the
 * visitor may have written himself. Without a proxy the line is a stranger's and not read.
 */
import { isIP } from 'node:net';

/**
 * @param peer of the connection; '' where it is not known
 * @param forwarded the value of X-Forwarded-For; a proxy must add to it or set it anew (docs/operations.md)
 */
export function addressOf(peer: string, forwarded: string | undefined, origin: string): string {
  if (!origin.startsWith('https:') || forwarded === undefined) return peer;
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : last;
}
