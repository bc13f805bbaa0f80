/**
 * A Lookup: one iterative resolution with its validation, turned into the plain JSON of the Observation.
 */
import { parseName } from '../../dns/names.ts';
import { toDnsRecord } from '../../dns/presentation.ts';
import { typeNumber } from '../../dns/record-types.ts';
import type { DnsExchange, DnsRecord, Lookup, Validation } from '../../observation.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import type {
  IterativeAnswer,
  IterativeResolver,
  Reply,
  ValidationResult,
  Validator,
  WorkBudget,
} from './types.ts';

export interface LookupMeans {
  resolver: IterativeResolver;
  validator: Validator;
}

/**
 * Resolves and validates one RRset. Never throws for what the remote did: a Location may name a host that no name
 * server can be asked about, and `_dmarc.` before a name of 253 characters is too long for the wire; both are `not-asked`.
 */
export async function lookUp(
  name: string,
  type: string,
  means: LookupMeans,
  work: WorkBudget,
): Promise<{ lookup: Lookup; answer: IterativeAnswer }> {
  const typeCode = typeNumber(type);
  if (typeCode === null) throw new Error(`"${type}" is no DNS record type`);
  if (parseName(name) === null) {
    const fault = 'not-asked';
    const answer: IterativeAnswer = { outcome: 'error', fault, steps: [], zone: '.', replies: [] };
    return { lookup: notLookedUp(name, type, fault), answer };
  }
  const answer = await means.resolver.lookup(name, typeCode, work);
  const validation: ValidationResult =
    answer.outcome === 'error'
      ? {
          status: 'indeterminate',
          cause: 'no-answer',
          reason: `no usable answer for ${name}/${type}: ${answer.fault}`,
        }
      : await means.validator.validate(answer, typeCode, work);
  return { lookup: toLookup(name, type, answer, validation), answer };
}

function toLookup(name: string, type: string, answer: IterativeAnswer, validation: Validation): Lookup {
  const last = answer.steps.at(-1);
  return {
    name,
    type,
    outcome: answer.outcome,
    ...(answer.outcome === 'error' ? { fault: answer.fault } : {}),
    records: answer.outcome === 'answer' ? answer.records.map(toDnsRecord) : [],
    cnames: answer.steps.flatMap(({ cname }) => (cname === undefined ? [] : [cname])),
    ...(last ? { zone: last.zone, server: last.reply.server.address } : {}),
    validation,
  };
}

/** A lookup that was not made, with the reason why. */
export function notLookedUp(name: string, type: string, fault: MeasurementFault): Lookup {
  return {
    name,
    type,
    outcome: 'error',
    fault,
    records: [],
    cnames: [],
    validation: {
      status: 'indeterminate',
      cause: 'no-answer',
      reason: `${name}/${type} was not asked: ${fault}`,
    },
  };
}

/** What must be so because the name above does not exist (RFC 8020), without asking. */
export function belowNothing(name: string, type: string, denied: Lookup): Lookup {
  return { ...denied, name, type, records: [], cnames: [] };
}

/** @param at ISO instant at which the question went out */
export function toExchange(name: string, type: string, reply: Reply, at: string): DnsExchange {
  const base = {
    name,
    type,
    server: reply.server.address,
    transport: reply.transport,
    at,
    afterMs: Math.round(reply.afterMs),
  };
  if (reply.outcome !== 'answer') return { ...base, outcome: reply.outcome };
  const { message, raw } = reply;
  return {
    ...base,
    outcome: 'answer',
    rcode: message.rcode,
    authoritative: message.authoritative,
    truncated: message.truncated,
    answer: message.answer.map(toDnsRecord),
    authority: message.authority.map(toDnsRecord),
    raw: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('base64'),
  };
}

/** Records of one type out of an exchange's answer section. */
export function recordsOfType(records: readonly DnsRecord[] | undefined, type: string): DnsRecord[] {
  return (records ?? []).filter((record) => record.type === type);
}
