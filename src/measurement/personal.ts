/**
 * Hides what belongs to persons before it becomes evidence, which is kept for years and shown to officers.
 *
 * Text of pages stands in the evidence of A8 and V checks and is masked whole; addresses stand in that of many checks
 * (`https://zalo.me/0912345678` is where a household's name often leads) and are masked wherever they stand. Names of
 * DNS, serials and codes of firms (V2, public) stay as they are.
 */
import type { Evidence, JsonValue } from './check.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** An IPv4 address, which nobody's number looks like: ours begin with 0 or +84. Else nine digits and more, however parted. */
const longNumber = new RegExp(
  `(?<![\\d.+])(?<address>(?:${octet}\\.){3}${octet})(?![\\d.]*\\d)|\\d(?:[ .()\\-–·]{0,3}\\d){8,}`,
  'g',
);

/** Hides the middle of every run of nine or more digits: telephones, personal codes, accounts. */
export function maskNumbers(text: string): string {
  return text.replaceAll(
    longNumber,
    (digits, address?: string) => address ?? maskMiddle(digits.replaceAll(/\D/g, '')),
  );
}

/** `0912345678` → `091*****78`. */
export function maskMiddle(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 5))}${digits.slice(-2)}`;
}

/** `chao@example.vn` → `c***@example.vn`. */
export function maskMailbox(address: string): string {
  return address.replace(/^(.)[^@]*@/, '$1***@');
}

/** @param check id of the check whose evidence it is */
export function maskEvidence(check: string, evidence: Evidence): Evidence {
  const mask = /^(?:A8|V(?!2$))/.test(check) ? maskText : maskAddresses;
  return Object.fromEntries(Object.entries(evidence).map(([key, value]) => [key, masked(value, mask)]));
}

function masked(value: JsonValue, mask: (text: string) => string): JsonValue {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, mask)]));
}

function maskAddresses(text: string): string {
  if (!text.includes(':')) return text;
  return text.replaceAll(/(?:https?:\/\/|mailto:|tel:|sms:)[^\s"]+/g, maskText);
}

/** `@` stands as `%40` in queries. A mailbox begins behind whatever cannot be part of its first half. */
function maskText(text: string): string {
  return maskNumbers(
    text.replaceAll(
      /([\w.+-])[\w.+-]{0,63}(@|%40)(?=[a-z\d-]{1,63}\.)/gi,
      (_, first, at) => `${first}***${at}`,
    ),
  );
}
