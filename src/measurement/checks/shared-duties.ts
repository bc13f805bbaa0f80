/**
 * What the checks on Vietnamese duties and signals share: the page they may speak of and its contact page.
 *
 * A duty rests on a page that its holder made. A parked name, a default page or a page of Facebook's names no operator of
 * its own, and asking it to would be noise: A8 and V7 say what it is. Persons' numbers are masked by ../personal.ts.
 */
import type { JudgeContext } from '../check.ts';
import { decideState } from '../content/state.ts';
import type { Observation, PageFacts, PageObservation } from '../observation.ts';
import type { ContentState } from '../vocabulary.ts';
import { type Gate, notApplicable, notMeasured, ownPage } from './shared-web.ts';

export interface DutyPage {
  page: PageObservation;
  facts: PageFacts;
  /** The contact or about page, where one was linked and could be read. */
  contact: PageFacts | null;
}

/** States in which what is shown was put there by somebody else, or is not a page yet. */
export const placeholders: ReadonlySet<ContentState> = new Set<ContentState>([
  'suspended',
  'for_sale',
  'parked',
  'default_page',
  'empty',
  'under_construction',
]);

/** An observation is not changed once it is made, so eight checks need to decide its state once (0.13 ms for 10 kB). */
const states = new WeakMap<Observation, { state: ContentState; similarPages: number | undefined }>();

/** The state as A8 gives it; of the context only the number of similar pages tells in it. */
export function stateOf(observation: Observation, { similarPages }: JudgeContext): ContentState {
  const known = states.get(observation);
  if (known && known.similarPages === similarPages) return known.state;
  const { state } = decideState(observation, similarPages === undefined ? {} : { similarPages });
  states.set(observation, { state, similarPages });
  return state;
}

/** The page somebody made for this name, or the outcome that ends the check. */
export function dutyPage(observation: Observation, context: JudgeContext): DutyPage | { ended: Gate } {
  const read = readablePage(observation, context);
  if ('ended' in read) return read;
  const state = stateOf(observation, context);
  if (placeholders.has(state)) return { ended: notApplicable('placeholder', { state }) };
  if (state.startsWith('redirect_')) return { ended: notApplicable('foreign-page', { state }) };
  if (state === 'script_app') return { ended: notApplicable('no-script-content', { state }) };
  // Names, codes and marks stand in the footer, which is what a page that broke off did not get to.
  if (read.page.body.fault) return { ended: notMeasured(read.page.body.fault) };
  const { contactPage } = observation.web;
  return { ...read, contact: contactPage && contactPage.status < 400 ? contactPage.facts : null };
}

/** The name's own page in any state, as long as it is there and could be read. */
export function readablePage(
  observation: Observation,
  context: JudgeContext,
): Omit<DutyPage, 'contact'> | { ended: Gate } {
  const own = ownPage(observation);
  if ('ended' in own) return own;
  const { page } = own;
  const state = stateOf(observation, context);
  if (state === 'blocked') return { ended: notMeasured('challenge', { status: page.status }) };
  if (page.status >= 400) return { ended: notApplicable('no-page', { status: page.status }) };
  if (!page.facts)
    return { ended: page.body.fault ? notMeasured(page.body.fault) : notApplicable('not-html') };
  return { page, facts: page.facts };
}

/**
 * Where a site says whose it is: its footer, its contact page, and of the page the beginning and the end.
 *
 * Old site builders mark no footer, hence the end; the middle of a long page is left out, because a firm named in the
 * news is not the one that runs the newspaper.
 */
export function imprintTexts({ facts, contact }: DutyPage): { place: string; text: string }[] {
  const { text } = facts;
  const own = text.length <= 3000 ? text : `${text.slice(0, 800)} … ${text.slice(-1500)}`;
  const places = [{ place: 'footer', text: facts.footerText }];
  if (contact) places.push({ place: 'contact-page', text: contact.text.slice(0, 6000) });
  places.push({ place: 'page', text: own });
  return places.filter((one) => one.text !== '');
}

/**
 * Lower case without diacritics; every letter keeps its place, so an index in one text holds in the other (in NFC).
 * Letters are remembered: normalising each anew made this half of what all V checks cost.
 */
export function unaccented(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[^\0-\x7f]/g, plainLetter)
    .toLowerCase();
}

const plainLetters = new Map<string, string>([
  ['đ', 'd'],
  ['Đ', 'd'],
]);

function plainLetter(letter: string): string {
  let plain = plainLetters.get(letter);
  if (plain === undefined) {
    plain = letter.normalize('NFD').charAt(0);
    if (plainLetters.size < 2_000) plainLetters.set(letter, plain);
  }
  return plain;
}
