/**
 * What goes wrong most, over all names, with how to mend it. One entry a check, its causes below it: four names without
 * a page of their own are one problem for a province, whatever the four reasons.
 */
import type { Language } from '#measurement/index.ts';
import { formatInteger, formatShare } from '#platform/format.ts';
import { checkTitle, ownerAdvice, providerAdvice } from '#words/index.ts';
import type { Cause, Tally } from '../tally.ts';
import { bar } from './charts.ts';
import { html, type Markup } from './markup.ts';
import { measuredNames } from './totals.ts';
import { reportWords } from './words.ts';

const mostFaults = 10;

export interface Fault {
  id: string;
  check: string;
  verdict: 'fail' | 'warn';
  names: number;
  /** Commonest first. */
  causes: Cause[];
}

export function renderFaults(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const measured = measuredNames(tally);
  const number = (value: number) => formatInteger(value, language);
  const items = commonestFaults(tally).map((fault) => {
    const share = formatShare(fault.names, measured, language);
    const amount = (fault.verdict === 'fail' ? word.failing : word.warned)(number(measured), share);
    const advice = fault.causes.map(
      (cause) =>
        html`<p>${fault.causes.length > 1 ? html`<b>${word.causeNames(number(cause.names))}</b> ` : null}${ownerAdvice(cause.advice)}</p>`,
    );
    const forProvider = fault.causes
      .filter((cause) => providerAdvice(cause.advice) !== '')
      .map(
        (cause) =>
          html`<p class="provider">${providerAdvice(cause.advice)} <code>${cause.id} ${cause.reason}</code></p>`,
      );
    return html`<li><div><h3><span class="unmet">${fault.verdict === 'fail' ? word.unmet : word.toSee}</span> ${checkTitle(fault, language)}</h3><p class="amount"><b>${number(fault.names)}</b> ${amount}</p>${bar(fault.names, measured)}</div>
<div class="todo">${advice}${forProvider.length === 0 ? null : html`<details><summary>${word.provider}</summary>${forProvider}</details>`}</div></li>
`;
  });
  return html`<section id="faults"><h2>${word.faultsTitle}</h2>${items.length === 0 ? html`<p>${word.noFaults}</p>` : html`<p class="soft">${word.faultsIntro}</p><ol class="faults">${items}</ol>`}</section>`;
}

/** Failures by the number of names; warnings only fill what is left of the ten. */
export function commonestFaults(tally: Tally): Fault[] {
  const faults = new Map<string, Fault>();
  for (const cause of tally.causes.values()) {
    const { id, check, verdict } = cause;
    if (verdict !== 'fail' && verdict !== 'warn') continue;
    const key = `${verdict} ${check}`;
    const fault = faults.get(key) ?? { id, check, verdict, names: 0, causes: [] };
    fault.names += cause.names;
    fault.causes.push(cause);
    faults.set(key, fault);
  }
  for (const { causes } of faults.values()) causes.sort((left, right) => right.names - left.names);
  // Where W6 fails it says in one place what T9, T10 and T11 say in three.
  if (faults.has('fail https-available')) {
    for (const part of ['chain-trusted', 'certificate-name', 'certificate-dates'])
      faults.delete(`fail ${part}`);
  }
  return [...faults.values()]
    .sort(
      (left, right) =>
        Number(left.verdict === 'warn') - Number(right.verdict === 'warn') ||
        right.names - left.names ||
        (left.id < right.id ? -1 : 1),
    )
    .slice(0, mostFaults);
}
