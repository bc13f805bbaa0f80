/**
 * Route origins from a file: which AS announces the prefix that covers an address (N5).
 *
 * Lines are `prefix AS` in any of the shapes that route collectors' dumps come in: `203.113.128.0/18 7552`,
 * `203.113.128.0/18,AS7552`, `7552 2401:d800::/32 120` (RIS whois dump: AS, prefix, peers seen). `%` and `#` begin a remark.
 */
import { isIP } from 'node:net';

export interface OriginTable {
  /** AS number of the longest prefix that covers the address; null when none does. */
  originOf(address: string): number | null;
  size: number;
}

/** @throws Error naming the line that is neither remark nor prefix with AS */
export function parseOrigins(text: string): OriginTable {
  const origins = new Map<string, number>();
  const lengths: Record<4 | 6, Set<number>> = { 4: new Set(), 6: new Set() };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('%') || trimmed.startsWith('#')) continue;
    const fields = trimmed.split(/[\s,;]+/);
    const prefix = fields.find((field) => field.includes('/'));
    const asn = fields
      .map((field) => /^(?:AS)?(\d{1,10})$/i.exec(field)?.[1])
      .find((found) => found !== undefined);
    const [address = '', length = ''] = prefix?.split('/') ?? [];
    const family = isIP(address);
    const bits = Number(length);
    if (family === 0 || asn === undefined || !/^\d+$/.test(length) || bits > (family === 6 ? 128 : 32)) {
      throw new Error(`line ${index + 1} of the origins is no prefix with its AS: "${trimmed.slice(0, 80)}"`);
    }
    lengths[family as 4 | 6].add(bits);
    origins.set(`${maskedBits(address, family as 4 | 6, bits)}/${bits}`, Number(asn));
  }
  const longestFirst = {
    4: [...lengths[4]].sort((a, b) => b - a),
    6: [...lengths[6]].sort((a, b) => b - a),
  };
  return {
    size: origins.size,
    originOf(address) {
      const family = isIP(address);
      if (family === 0) return null;
      for (const bits of longestFirst[family as 4 | 6]) {
        const origin = origins.get(`${maskedBits(address, family as 4 | 6, bits)}/${bits}`);
        if (origin !== undefined) return origin;
      }
      return null;
    },
  };
}

/** The first `bits` bits of an address as a decimal of its own, family kept apart by its first character. */
function maskedBits(address: string, family: 4 | 6, bits: number): string {
  const value = family === 4 ? ipv4Value(address) : ipv6Value(address);
  const width = family === 4 ? 32n : 128n;
  return `${family}:${value >> (width - BigInt(bits))}`;
}

function ipv4Value(address: string): bigint {
  return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

/** The value of an IPv6 address in any notation (RFC 4291 §2.2). */
function ipv6Value(address: string): bigint {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  const hex = dotted
    ? `${address.slice(0, -dotted.length)}${(ipv4Value(dotted) >> 16n).toString(16)}:${(ipv4Value(dotted) & 0xffffn).toString(16)}`
    : address;
  const [head = '', tail] = hex.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : new Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...middle, ...right].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
