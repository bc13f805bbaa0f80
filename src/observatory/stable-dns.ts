/**
 * The stable part of DNS answers, and the order of sets: what both the DNS and the web half of an observation are told in.
 */
import type { Observation } from '#measurement/index.ts';

type Lookup = Observation['dns']['childNs'];
type DnsRecord = Lookup['records'][number];
type DnsExchange = Observation['dns']['denials'][number];

export type Stable = string | number | boolean | null | undefined | Stable[];

/** A lookup with its records. Its own name is left out: it is the question's, and may be a random label. */
export function lookup(found: Lookup): Stable {
  return [lookupEnd(found), recordSet(found.records)];
}

/** How a lookup ended, without what it found. */
export function lookupEnd({ type, outcome, fault, cnames, validation: status }: Lookup): Stable {
  return [type, outcome, fault ?? null, cnames.map(withoutRandomLabel), validation(status)];
}

/** What the validator said, without the words. */
export function validation({ status, cause }: Lookup['validation']): Stable {
  return [status, cause ?? null];
}

/** What one server said, whatever it took. */
export function exchange({ outcome, rcode, authoritative, answer }: DnsExchange): Stable {
  return [outcome, rcode ?? null, authoritative ?? null, recordSet(answer ?? [])];
}

/** Type and data, in the order of the alphabet; signatures are left out. */
export function recordSet(records: readonly DnsRecord[]): Stable {
  return sorted(records.filter(({ type }) => type !== 'RRSIG').map(recordText));
}

function recordText({ type, data }: DnsRecord): string {
  return type === 'SOA' ? `SOA ${withoutSerial(data)}` : `${type} ${data}`;
}

/** Signers and dynamic zones raise the serial every day; whether the servers agree on it is N8's to say. */
function withoutSerial(soa: string): string {
  const fields = soa.split(' ');
  return [...fields.slice(0, 2), '*', ...fields.slice(3)].join(' ');
}

/** The engine's own questions for a name that nobody has: `hd-` and 13 characters. */
export function withoutRandomLabel(name: string): string {
  return name.replace(/\bhd-[0-9a-z]{13}\b/g, 'hd-*');
}

/** A set of texts, each once. */
export function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** A set of things that are more than a text, in an order of their own. */
export function byText(items: readonly Stable[]): Stable {
  return items
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}
