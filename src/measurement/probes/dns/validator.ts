/**
 * The DNSSEC validator: says of an iterative answer whether it is secure, insecure, bogus or indeterminate
 * (RFC 4033 §5, RFC 4035 §5).
 *
 * It walks the chain from the trust anchor once for each zone and remembers what it found (validator-zones.ts), then
 * judges each step of an answer with the zone's keys (validator-step.ts). It asks through the resolver and judges
 * nothing else. What the remote does wrong is a result; nothing here throws for it.
 */

import type { DnssecCause } from '../../dns/dnssec/reasons.ts';
import { createSignatureCaches } from '../../dns/dnssec/signature.ts';
import type { TrustAnchor } from '../../dns/dnssec/trust-anchor-file.ts';
import { type DenialLimits, defaultDenialLimits } from '../../dns/dnssec/verified-denial.ts';
import type { Message } from '../../dns/message.ts';
import { ancestorWith, countLabels, parentOf } from '../../dns/names.ts';
import { rrType } from '../../dns/record-types.ts';
import type {
  AnswerStep,
  IterativeAnswer,
  IterativeResolver,
  ValidationResult,
  Validator,
  WorkBudget,
} from './types.ts';
import { type SecureZone, type StepClaim, validateStep } from './validator-step.ts';
import { createZoneStatuses, otherServers, type ZoneContext } from './validator-zones.ts';

export interface ValidatorOptions {
  resolver: IterativeResolver;
  anchors: readonly TrustAnchor[];
  /** The moment at which signature dates are judged. */
  now: () => Temporal.Instant;
  limits?: Partial<ValidatorLimits>;
}

export interface ValidatorLimits extends DenialLimits {
  /** Zones whose keys or state are remembered. */
  zones: number;
  /** Signatures whose verdict is remembered, 22 characters each. */
  signatureVerdicts: number;
}

/** How far below a zone an unseen cut is looked for when data comes without signatures. */
const maxHiddenCuts = 4;

/** What data looks like that belongs to a zone below the one it is held for. */
const ofAnotherZone: ReadonlySet<string> = new Set<DnssecCause>([
  'signature-missing',
  'denial-missing',
  'signer-wrong',
]);

/** Worst last: an answer is as secure as its weakest step. */
const order = ['secure', 'insecure', 'indeterminate', 'bogus'] as const;

export function createValidator(options: ValidatorOptions): Validator {
  const limits = { ...defaultDenialLimits, zones: 4096, signatureVerdicts: 16_384, ...options.limits };
  const context: ZoneContext = {
    resolver: options.resolver,
    anchors: new Map(options.anchors.map((anchor) => [anchor.zone, anchor])),
    atSeconds: () => Math.floor(options.now().epochMilliseconds / 1000),
    caches: createSignatureCaches(limits.signatureVerdicts),
    limits,
  };
  const zones = createZoneStatuses(context);

  async function validateOneStep(
    step: AnswerStep,
    claim: StepClaim,
    work: WorkBudget,
  ): Promise<ValidationResult> {
    const status = await zones.statusOf(step.zone, work);
    if (status.status !== 'secure') return status;
    const result = validateStep(step, claim, status, context);
    if (result.status !== 'bogus') return result;
    const unseen = result.cause && ofAnotherZone.has(result.cause);
    const below = unseen ? await validateBelowCuts(step, claim, status.zone, work) : null;
    return below ?? (await askOthers(step, claim, status, work)) ?? result;
  }

  /**
   * One server may hold old signatures over the same data. What another one proves of exactly that data counts, so
   * that the verdict does not hang on which server was asked; other data is never vouched for.
   */
  async function askOthers(
    step: AnswerStep,
    claim: StepClaim,
    secure: SecureZone,
    work: WorkBudget,
  ): Promise<ValidationResult | null> {
    for (const server of otherServers(step.reply.server, options.resolver.cutOf(secure.zone))) {
      if (work.remaining <= 0) return null;
      work.remaining--;
      const reply = await options.resolver.transport.ask(server, step.name, claim.type);
      if (reply.outcome !== 'answer' || !holdsSameData(step.reply.message, reply.message, step.name))
        continue;
      const result = validateStep({ ...step, reply }, claim, secure, context);
      if (result.status !== 'bogus') return result;
    }
    return null;
  }

  /**
   * A server that holds parent and child answers for the child without a referral, so a cut may have gone unseen.
   * Each name between is asked for its DS; where a cut is proved, its zone decides.
   */
  async function validateBelowCuts(
    step: AnswerStep,
    claim: StepClaim,
    top: string,
    work: WorkBudget,
  ): Promise<ValidationResult | null> {
    // DS belongs to the zone above the name.
    const lowest = claim.type === rrType.DS ? (parentOf(step.name) ?? '.') : step.name;
    const first = countLabels(top) + 1;
    const last = Math.min(countLabels(lowest), first + maxHiddenCuts - 1);
    let zone = top;
    let decided: ValidationResult | null = null;
    for (let labels = first; labels <= last; labels++) {
      const candidate = ancestorWith(lowest, labels);
      const delegation = await zones.hiddenDelegation(candidate, zone, work);
      if (delegation === null) continue;
      if (delegation.status !== 'secure') return delegation;
      zone = candidate;
      const status = await zones.statusBelow(candidate, delegation, work);
      if (status.status !== 'secure') return status;
      decided = validateStep(step, claim, status, context);
      if (decided.status !== 'bogus') break;
    }
    return decided;
  }

  return {
    async validate(answer: IterativeAnswer, type: number, work: WorkBudget) {
      if (answer.outcome === 'error') {
        const reason = `no answer to validate: ${answer.fault}`;
        return { status: 'indeterminate', cause: 'no-answer', reason, zone: answer.zone };
      }
      let worst: ValidationResult | undefined;
      for (const [index, step] of answer.steps.entries()) {
        const isLast = index === answer.steps.length - 1;
        const claim: StepClaim =
          isLast && step.cname === undefined ? { outcome: answer.outcome, type } : { outcome: 'cname', type };
        const result = await validateOneStep(step, claim, work);
        if (!worst || order.indexOf(result.status) > order.indexOf(worst.status)) worst = result;
        if (worst.status === 'bogus') break;
      }
      return publish(
        worst ?? { status: 'indeterminate', cause: 'no-answer', reason: 'an answer without steps' },
      );
    },
    async validateDelegation(cut, work) {
      return publish(await zones.delegationOf(cut, work));
    },
  };
}

/** Same rcode, and the same records at the name, signatures aside. */
function holdsSameData(one: Message, other: Message, name: string): boolean {
  const dataOf = ({ rcode, answer }: Message) =>
    answer
      .filter((record) => record.name === name && record.type !== rrType.RRSIG)
      .map((record) => `${record.type} ${Buffer.from(record.rdata).toString('base64')}`)
      .sort()
      .join() + rcode;
  return dataOf(one) === dataOf(other);
}

/** The result without what is of use only inside (keys, DS). */
function publish(result: ValidationResult): ValidationResult {
  const { status, cause, reason, zone } = result;
  return {
    status,
    ...(cause !== undefined && { cause }),
    ...(reason !== undefined && { reason }),
    ...(zone !== undefined && { zone }),
  };
}
