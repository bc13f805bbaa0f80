/**
 * One step of an answer under the keys of its zone: the RRset, CNAME or DNAME it holds, or the denial it claims.
 *
 * No network: everything is in the step's message. RFC 4035 §5.3 and §5.4, RFC 6672 §5.3 for DNAME.
 */

import type { DenialClaim } from '../../dns/dnssec/denial-claim.ts';
import type { DnskeyData } from '../../dns/dnssec/rdata.ts';
import { type SignatureCaches, type SignatureResult, verifyRrset } from '../../dns/dnssec/signature.ts';
import { type DenialLimits, proveFromSection } from '../../dns/dnssec/verified-denial.ts';
import type { ResourceRecord } from '../../dns/message.ts';
import { isSubdomain, readWireName } from '../../dns/names.ts';
import { rrType, typeName } from '../../dns/record-types.ts';
import type { AnswerStep, ValidationResult } from './types.ts';

/** What the step is said to be: the end of a lookup, or a CNAME on the way. */
export interface StepClaim {
  outcome: 'answer' | 'nodata' | 'nxdomain' | 'cname';
  /** The type that was asked for. */
  type: number;
}

export interface StepContext {
  atSeconds: () => number;
  caches: SignatureCaches;
  limits: DenialLimits;
}

export interface SecureZone {
  zone: string;
  keys: readonly DnskeyData[];
}

export function validateStep(
  step: AnswerStep,
  claim: StepClaim,
  secure: SecureZone,
  context: StepContext,
): ValidationResult {
  switch (claim.outcome) {
    case 'answer':
      return validateRrset(step, claim.type, secure, context);
    case 'cname':
      return validateAlias(step, secure, context);
    case 'nodata':
      return validateDenial(step, { kind: 'nodata', name: step.name, type: claim.type }, secure, context);
    case 'nxdomain':
      return validateDenial(step, { kind: 'nxdomain', name: step.name }, secure, context);
  }
}

function validateRrset(
  step: AnswerStep,
  type: number,
  secure: SecureZone,
  context: StepContext,
): ValidationResult {
  const rrset = step.reply.message.answer.filter(
    (record) => record.name === step.name && record.type === type,
  );
  if (rrset.length === 0) {
    const reason = `the answer holds no ${typeName(type)} at ${step.name}`;
    return { status: 'bogus', cause: 'signature-missing', reason, zone: secure.zone };
  }
  return afterSignature(step, verify(step, rrset, secure, context), secure, context);
}

function validateAlias(step: AnswerStep, secure: SecureZone, context: StepContext): ValidationResult {
  const { answer } = step.reply.message;
  const cname = answer.filter((record) => record.name === step.name && record.type === rrType.CNAME);
  const dname = answer.filter(
    (record) =>
      record.type === rrType.DNAME && record.name !== step.name && isSubdomain(step.name, record.name),
  );
  if (dname.length > 0) return validateSynthesised(step, dname, secure, context);
  if (cname.length === 0) {
    const reason = `the answer holds no CNAME at ${step.name}`;
    return { status: 'bogus', cause: 'cname-wrong', reason, zone: secure.zone };
  }
  return afterSignature(step, verify(step, cname, secure, context), secure, context);
}

/** The CNAME beside a DNAME is not signed: it follows from the DNAME, which is (RFC 6672 §5.3.1). */
function validateSynthesised(
  step: AnswerStep,
  dname: ResourceRecord[],
  secure: SecureZone,
  context: StepContext,
): ValidationResult {
  const result = verify(step, dname, secure, context);
  if (!result.ok) return { status: 'bogus', cause: result.cause, reason: result.reason, zone: secure.zone };
  const { name: owner, rdata } = dname[0]!;
  const target = readWireName(rdata, 0)?.name;
  const prefix = step.name.slice(0, step.name.length - owner.length); // keeps the dot
  const expected = target === '.' ? prefix.slice(0, -1) : `${prefix}${target}`;
  if (result.wildcard !== undefined || dname.length > 1 || step.cname !== expected) {
    const reason = `the CNAME at ${step.name} is not what the DNAME of ${owner} makes of it`;
    return { status: 'bogus', cause: 'cname-wrong', reason, zone: secure.zone };
  }
  return { status: 'secure', zone: secure.zone };
}

function verify(
  step: AnswerStep,
  rrset: readonly ResourceRecord[],
  { zone, keys }: SecureZone,
  context: StepContext,
): SignatureResult {
  const { answer } = step.reply.message;
  return verifyRrset(
    rrset,
    answer,
    zone,
    keys,
    context.atSeconds(),
    context.caches,
    context.limits.signatures,
  );
}

/** A signature over a wildcard holds for the name only when the name itself is denied (RFC 4035 §5.3.4). */
function afterSignature(
  step: AnswerStep,
  result: SignatureResult,
  secure: SecureZone,
  context: StepContext,
): ValidationResult {
  if (!result.ok) return { status: 'bogus', cause: result.cause, reason: result.reason, zone: secure.zone };
  if (result.wildcard === undefined) return { status: 'secure', zone: secure.zone };
  return validateDenial(
    step,
    { kind: 'wildcard', name: step.name, wildcard: result.wildcard },
    secure,
    context,
  );
}

function validateDenial(
  step: AnswerStep,
  claim: DenialClaim,
  secure: SecureZone,
  context: StepContext,
): ValidationResult {
  const { zone, keys } = secure;
  const { atSeconds, caches, limits } = context;
  const { authority } = step.reply.message;
  const proof = proveFromSection(claim, zone, authority, keys, atSeconds(), caches, limits);
  switch (proof.outcome) {
    case 'proved':
      return validateSoa(authority, secure, context);
    case 'insecure':
      return { status: 'insecure', cause: proof.cause, reason: proof.reason, zone };
    case 'failed':
      return { status: 'bogus', cause: proof.cause, reason: proof.reason, zone };
    case 'no-cut':
      throw new Error(`a denial of kind ${claim.kind} cannot end in no-cut`);
  }
}

/** The SOA beside a denial proves nothing, but resolvers refuse the whole answer when its signature fails. */
function validateSoa(
  authority: readonly ResourceRecord[],
  { zone, keys }: SecureZone,
  { atSeconds, caches, limits }: StepContext,
): ValidationResult {
  const soa = authority.filter((record) => record.type === rrType.SOA && record.name === zone);
  if (soa.length === 0) return { status: 'secure', zone };
  const result = verifyRrset(soa, authority, zone, keys, atSeconds(), caches, limits.signatures);
  if (result.ok) return { status: 'secure', zone };
  return { status: 'bogus', cause: result.cause, reason: result.reason, zone };
}
