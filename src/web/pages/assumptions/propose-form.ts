/** Forms that propose: what they say becomes a proposal, and an order to work out the figures it would change. */

import {
  type AssumptionKey,
  type Proposal,
  proposeChange,
  proposeConfirmation,
  type Signatory,
} from '#assumptions/index.ts';
import { dayIn } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { type OrderTask, placeOrder } from '#platform/jobs/orders.ts';
import type { ProposalField } from '#platform/problems/assumptions.ts';
import { Problem, problem } from '#platform/problems.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { type Act, textOf } from '#web/server/page.ts';
import { controls } from './paths.ts';
import { readValue, Unreadable, valueField } from './value.ts';

export interface Proposed {
  id: number;
  orderId: number;
}

/** What is wrong with a form, by control; nothing was written. */
export class FormWrong extends Error {
  readonly errors: Record<string, string>;
  constructor(errors: Record<string, string>) {
    super('the form has to be mended');
    this.errors = errors;
  }
}

export function signatoryOf({ accountId, postId, name, postTitle }: Act['actor']): Signatory {
  return { accountId, postId, name, postTitle };
}

/** Orders in the name of whoever acts. @returns the order's id */
export function order(
  { db, actor, now, request }: Act,
  task: OrderTask,
  given: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  return placeOrder(db, { task, given, by: actor, requestId: request.requestId, at: now });
}

/** @throws FormWrong */
export function proposeByForm(act: Act, key: AssumptionKey): Promise<Proposed> {
  const { db, now, actor } = act;
  const text = (name: string) => textOf(act.form, name);
  return inForm(act, key, ['title', 'source', 'document', 'reason'], () =>
    proposeChange(db, {
      key,
      value: readValue(valueParts[key], text),
      from: dayIn(text(controls.from)) ?? text(controls.from),
      title: { vi: text(controls.title), en: text(controls.titleEn) },
      ...bearing(act),
      by: signatoryOf(actor),
      at: now,
    }),
  );
}

/** @throws FormWrong */
export function proposeConfirmationByForm(act: Act, key: AssumptionKey): Promise<Proposed> {
  const { db, now, actor } = act;
  return inForm(act, key, ['source', 'document', 'reason'], () =>
    proposeConfirmation(db, { key, ...bearing(act), by: signatoryOf(actor), at: now }),
  );
}

/** On what it rests. */
function bearing({ form }: Act): Pick<Proposal, 'source' | 'grade' | 'document' | 'reason'> {
  const text = (name: string) => textOf(form, name);
  const grade = text(controls.grade);
  return {
    source: text(controls.source),
    grade: grade === 'official' || grade === 'secondary' ? grade : 'inferred',
    document: text(controls.document),
    reason: text(controls.reason),
  };
}

async function inForm(
  act: Act,
  key: AssumptionKey,
  required: readonly (keyof typeof controls & ProposalField)[],
  propose: () => Promise<{ id: number }>,
): Promise<Proposed> {
  const { form, language, audit } = act;
  const missing = required.filter((field) => textOf(form, controls[field]) === '');
  const errors = Object.fromEntries(
    missing.map((field) => [
      controls[field],
      problem('proposal-field-missing', { field }).sentences[language],
    ]),
  );
  const valueErrors = required.includes('title') ? wrongValue(act, key) : {};
  if (Object.keys({ ...valueErrors, ...errors }).length > 0)
    throw new FormWrong({ ...valueErrors, ...errors });
  try {
    const { id } = await propose();
    const orderId = await order(act, 'preview-proposal', { proposalId: id });
    await audit('assumption-proposed', `assumption:${key}`, { proposal: id });
    return { id, orderId };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new FormWrong({ [fieldOf(error)]: error.sentences[language] });
  }
}

function wrongValue({ form, language }: Act, key: AssumptionKey): Record<string, string> {
  try {
    readValue(valueParts[key], (name) => textOf(form, name));
    return {};
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { [error.field]: unreadableWords(error, language) };
  }
}

function unreadableWords({ why, range }: Unreadable, language: Language): string {
  const words = assumptionsWords[language];
  switch (why) {
    case 'no-number':
      return words.noNumber;
    case 'out-of-range':
      return words.outOfRange(range?.least ?? 0, range?.most ?? 0);
    case 'nothing-chosen':
      return words.nothingChosen;
    case 'no-json':
      return words.noJson;
  }
}

function fieldOf({ code }: Problem): string {
  if (code === 'proposal-day-wrong') return controls.from;
  return code === 'assumption-misshapen' || code === 'proposal-changes-nothing' ? valueField : '';
}
