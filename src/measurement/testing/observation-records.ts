/**
 * Short forms for the DNS values a test writes: records, lookups with each outcome, exchanges with a server.
 */
import type { DnsExchange, DnsRecord, Lookup, Validation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';

export const secure: Validation = { status: 'secure' };
export const unsigned: Validation = { status: 'insecure', cause: 'proved-unsigned' };

/** One record per line of data. */
export function records(name: string, type: string, data: readonly string[], ttlSeconds = 3600): DnsRecord[] {
  return data.map((line) => ({ name, type, ttlSeconds, data: line }));
}

/** A lookup that was answered; with no data it is NODATA. Secure unless told. */
export function lookup(
  name: string,
  type: string,
  data: readonly string[],
  change: Partial<Lookup> = {},
): Lookup {
  return {
    name,
    type,
    outcome: data.length > 0 ? 'answer' : 'nodata',
    records: records(name, type, data),
    cnames: [],
    validation: secure,
    ...change,
  };
}

/** A lookup whose name does not exist. */
export function absent(name: string, type: string, change: Partial<Lookup> = {}): Lookup {
  return lookup(name, type, [], { outcome: 'nxdomain', ...change });
}

/** A lookup that could not be made. */
export function failed(
  name: string,
  type: string,
  fault: MeasurementFault,
  validation: Validation = { status: 'indeterminate' },
): Lookup {
  return lookup(name, type, [], { outcome: 'error', fault, validation });
}

/** An authoritative answer from one server over UDP. */
export function exchange(
  name: string,
  type: string,
  server: string,
  answer: DnsRecord[],
  change: Partial<DnsExchange> = {},
): DnsExchange {
  return {
    name,
    type,
    server,
    transport: 'udp',
    at: '2026-11-20T08:00:00Z',
    afterMs: 12,
    outcome: 'answer',
    rcode: 0,
    authoritative: true,
    truncated: false,
    answer,
    authority: [],
    ...change,
  };
}

/** A question that got no usable answer. */
export function unanswered(
  name: string,
  type: string,
  server: string,
  fault: MeasurementFault,
  transport: 'udp' | 'tcp' = 'udp',
): DnsExchange {
  return { name, type, server, transport, at: '2026-11-20T08:00:00Z', afterMs: 5000, outcome: fault };
}
