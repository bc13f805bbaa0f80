/**
 * What the mail checks share: TXT records as text, MX records as pairs, whether a name uses mail at all.
 */
import type { Lookup, Observation } from '../observation.ts';

/**
 * The text of each TXT record: its character-strings joined without a space (RFC 7208 §3.3), escapes undone, read as
 * UTF-8.
 */
export function txtValues(lookup: Lookup): string[] {
  return lookup.records.filter(({ type }) => type === 'TXT').map(({ data }) => joinStrings(data));
}

function joinStrings(data: string): string {
  const strings = data.match(/"(?:[^"\\]|\\.)*"|\S+/gs) ?? [];
  const bytes = strings.map((part) => (part.startsWith('"') ? part.slice(1, -1) : part)).join('');
  if (!bytes.includes('\\')) return bytes;
  // Presentation form writes octets above 126 as \DDD; several of them make one letter.
  const octets = [...bytes.matchAll(/\\(\d{3})|\\?(.)/gsu)].map(([, decimal, char]) =>
    decimal ? Buffer.of(Number(decimal) & 255) : Buffer.from(char ?? ''),
  );
  return Buffer.concat(octets).toString('utf8');
}

/** MX records in order of preference; the target "." is null MX (RFC 7505). */
export function mxRecords(lookup: Lookup): { preference: number; target: string }[] {
  return lookup.records
    .filter(({ type }) => type === 'MX')
    .map(({ data }) => {
      const [preference = '', target = ''] = data.trim().split(/\s+/);
      return { preference: Number(preference), target: target.toLowerCase() };
    })
    .sort((left, right) => left.preference - right.preference);
}

/** Texts that are SPF records: the version, then a space or the end (RFC 7208 §4.5). */
export function spfRecords(lookup: Lookup): string[] {
  return txtValues(lookup).filter((text) => /^v=spf1(?: |$)/i.test(text));
}

/** Whether the one SPF record says that the name sends no mail at all. */
export function sendsNoMail(lookup: Lookup): boolean {
  const [only, ...more] = spfRecords(lookup);
  return more.length === 0 && only !== undefined && /^v=spf1 +-all *$/i.test(only);
}

/** The apex addresses, to which mail goes where there is no MX (RFC 5321 §5.1). */
export function apexAddresses(observation: Observation): Lookup[] {
  const apex = observation.web.hosts.find(({ host }) => host === observation.domain);
  return apex ? [apex.ipv4, apex.ipv6] : [];
}
