/**
 * DMARC records and which one applies to a name: RFC 9989 §4.7 (tags) and §4.10 (DNS tree walk).
 *
 * The walk itself was done by the probe; here its lookups are read. RFC 7489's answer (the record at the name, else at
 * the organisational domain by the Public Suffix List) is worked out beside it, for receivers that still use it.
 */
import type { Lookup, MailObservation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { txtValues } from './shared-mail.ts';

export type Policy = 'none' | 'quarantine' | 'reject';

export interface DmarcRecord {
  /** Name that the record speaks for: without `_dmarc.`. */
  domain: string;
  text: string;
  /** Tags in lower case with values as written; of a tag given twice the first. */
  tags: ReadonlyMap<string, string>;
}

export interface DmarcDiscovery {
  /** The record that applies by RFC 9989, null when none does. */
  record: DmarcRecord | null;
  /** The record that applies by RFC 7489. */
  pslRecord: DmarcRecord | null;
  /** Names at which several records stand, all of which count as none. */
  several: string[];
  /** Texts at the name itself that were meant as DMARC and are not. */
  malformed: string[];
  /** The lookup that failed and leaves the answer open, if any. */
  fault: MeasurementFault | null;
}

/**
 * @param domain A-label name measured
 * @param mail `dmarcWalk` in the order asked, and `dmarcPsl`
 */
export function discoverDmarc(domain: string, { dmarcWalk, dmarcPsl }: MailObservation): DmarcDiscovery {
  const found: DmarcRecord[] = [];
  const several: string[] = [];
  let fault: MeasurementFault | null = null;
  for (const lookup of dmarcWalk) {
    if (lookup.outcome === 'error') fault ??= lookup.fault ?? 'timeout';
    const records = recordsOf(lookup);
    // §4.10: several records at one name are all discarded, and the walk goes on.
    if (records.length > 1) several.push(nameOf(lookup));
    const [only] = records;
    if (!only || records.length > 1) continue;
    found.push(only);
    if (/^[yn]$/i.test(only.tags.get('psd') ?? '')) break;
  }
  const own = found.find((record) => record.domain === domain) ?? null;
  const record = own ?? recordAbove(domain, found);
  const psl = dmarcPsl ? recordsOf(dmarcPsl) : [];
  const ownLookup = dmarcWalk.find((lookup) => nameOf(lookup) === domain);
  const malformed = ownLookup ? txtValues(ownLookup).filter(isMeantAsDmarc) : [];
  return {
    record,
    pslRecord: own ?? (psl.length === 1 ? (psl[0] ?? null) : null),
    several,
    malformed,
    // A record at the name itself settles it; what failed further up no longer matters.
    fault: own ? null : fault,
  };
}

/** §4.10.1–4.10.2: the organisational domain's record, else that of the public suffix domain above it. */
function recordAbove(domain: string, found: DmarcRecord[]): DmarcRecord | null {
  const last = found.at(-1);
  if (!last) return null;
  if (last.tags.get('psd')?.toLowerCase() !== 'y') return last;
  const labelsBelow = last.domain.split('.').length + 1;
  const organisational = domain.split('.').slice(-labelsBelow).join('.');
  return found.find((record) => record.domain === organisational) ?? last;
}

function recordsOf(lookup: Lookup): DmarcRecord[] {
  return txtValues(lookup).flatMap((text) => {
    const tags = parseDmarc(text);
    return tags ? [{ domain: nameOf(lookup), text, tags }] : [];
  });
}

function nameOf({ name }: Lookup): string {
  return name.replace(/^_dmarc\./, '');
}

/**
 * Reads one TXT text as a DMARC record.
 *
 * @returns null where it does not begin with the tag v=DMARC1 (the value's case matters, RFC 9989 §4.7)
 */
export function parseDmarc(text: string): ReadonlyMap<string, string> | null {
  const [version, ...parts] = text.split(';');
  if (!/^\s*v\s*=\s*DMARC1\s*$/.test(version ?? '')) return null;
  const tags = new Map<string, string>();
  for (const part of parts) {
    // Split, not matched: a pattern that trims would take quadratic time over a text of spaces.
    const equals = part.indexOf('=');
    const tag = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (/^[a-z][a-z0-9_]*$/.test(tag) && !tags.has(tag)) tags.set(tag, part.slice(equals + 1).trim());
  }
  return tags;
}

function isMeantAsDmarc(text: string): boolean {
  return /^\s*"?\s*v?\s*=?\s*dmarc/i.test(text) && parseDmarc(text) === null;
}

/** A policy tag's value; undefined when the tag is absent, 'invalid' when it is none of the three words. */
export function policyTag(record: DmarcRecord, tag: 'p' | 'sp' | 'np'): Policy | 'invalid' | undefined {
  const value = record.tags.get(tag)?.toLowerCase();
  if (value === undefined) return undefined;
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : 'invalid';
}
