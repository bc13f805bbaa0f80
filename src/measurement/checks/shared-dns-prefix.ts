/**
 * Address blocks that the N checks group by: the longest prefixes that are routed everywhere, and IPv4-mapped addresses.
 */
import { createNetworkList } from '../addresses.ts';

const mapped = createNetworkList(['::ffff:0:0/96']);

/** An IPv4-mapped address (RFC 4291 §2.5.5.2) in AAAA reaches nothing over IPv6, however it is written. */
export function isIpv4Mapped(address: string): boolean {
  return mapped.has(address);
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one, as text to compare and to show. */
export function prefixOf(address: string): string {
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 3);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/48`;
}
