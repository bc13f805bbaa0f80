/**
 * What holds for every page of every test in a browser: the common assertions on what the server sent, axe on what the
 * browser made of it, nothing in its console, nothing wider than a phone of 360 px. Beside it, what the dark theme changes.
 */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from 'playwright-core';
import { assertPage } from '../../src/web/testing/assert-page.ts';

const phone = { width: 360, height: 780 };
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Pages that need the browser's own API, and the script each asks for; every other page ships none. */
const scripted: readonly (readonly [path: RegExp, modules: readonly string[]])[] = [
  [/^\/dang-nhap$/, ['passkeys']],
  [/^\/toi\/khoa$/, ['passkeys']],
  [/^\/xac-nhan-lai$/, ['passkeys']],
];

export function modulesOf(path: string): readonly string[] {
  return scripted.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}

/** What is kept of a browser's page between two looks. */
interface Watch {
  document: Response | null;
  complaints: string[];
}
const watched = new WeakMap<Page, Watch>();

/** Begins to keep what the browser says and the last document the server sent; once for each page of a browser. */
export function watch(page: Page): void {
  const kept: Watch = { document: null, complaints: [] };
  watched.set(page, kept);
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) kept.document = response;
  });
  page.on('pageerror', (error) => kept.complaints.push(error.message));
  page.on('console', (message) => {
    // A document that says 404 or 422 is told of as a failed resource; whether it should is the test's matter.
    const { url } = message.location();
    if (message.type() === 'error' && url !== kept.document?.url())
      kept.complaints.push(`${message.text()} (${url})`);
  });
}

/** @throws AssertionError that names the page and what is wrong with it */
export async function look(page: Page): Promise<void> {
  const kept = watched.get(page);
  if (!kept?.document) throw new Error('this page was not watched from its beginning');
  const { pathname } = new URL(page.url());
  const html = await documentOf(page, kept);
  assertPage(html, { modules: modulesOf(pathname) });
  const moves = kept.document.headers().refresh !== undefined;
  assert.deepEqual(await faultsOf(page, moves), [], pathname);
  assert.deepEqual(kept.complaints, [], `the browser's console at ${pathname}`);
}

/** A page that looks again by itself may take the place of the one whose text was asked for. */
async function documentOf(page: Page, kept: Watch): Promise<string> {
  for (let go = 0; ; go += 1) {
    try {
      return await kept.document!.text();
    } catch (error) {
      if (go === 9) throw error;
      await page.waitForLoadState();
    }
  }
}

/** Of axe those that are serious or critical, and overflow. */
async function faultsOf(page: Page, moves: boolean): Promise<string[]> {
  const before = page.viewportSize();
  if (!moves && before !== null && before.width > phone.width) {
    const faults = await seriousOf(page);
    await page.setViewportSize(phone);
    const wider = await widerBy(page);
    await page.setViewportSize(before);
    return [...faults, ...wider];
  }
  return untilStill(page, moves, async () => [...(await seriousOf(page)), ...(await widerBy(page))]);
}

/** A page that waits for something looks again by itself, and may do so under us. */
async function untilStill<Found>(page: Page, moves: boolean, work: () => Promise<Found>): Promise<Found> {
  for (let go = 0; ; go += 1) {
    try {
      return await work();
    } catch (error) {
      if (!moves || go === 9) throw error;
      await page.waitForLoadState();
    }
  }
}

/**
 * Of a page that was looked at: what of it cannot be read in the dark theme. That turns colours and nothing else, so only
 * axe's rules of colours are asked.
 */
export async function darkFaultsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const moves = watched.get(page)?.document?.headers().refresh !== undefined;
  return untilStill(page, moves, async () => {
    await page.evaluate(turned);
    return judge(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
  });
}

/** Two frames, and the end of what is on its way from one colour to the other: half way it would be judged too. */
const turned = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  .then(() => null)`;

export function seriousOf(page: Page): Promise<string[]> {
  return judge(page, { type: 'tag', values: standards });
}

async function judge(page: Page, runOnly: { type: 'rule' | 'tag'; values: string[] }): Promise<string[]> {
  // Of what is right nothing has to be told, which spares a third of the time.
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] });
  const found = await axe.setLegacyMode().analyze();
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 160)}`));
}

/** Empty where nothing has to be scrolled sideways; else the elements that reach out furthest. */
export async function widerBy(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.querySelectorAll('main *, header *, footer *')]
      .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest('.table-frame'))
      .slice(0, 3)
      .map((one) => one.tagName.toLowerCase() + '.' + String(one.className.baseVal ?? one.className));
    return ['wider than the window by ' + (root.scrollWidth - root.clientWidth) + ' px: ' + out.join(', ')];
  })()`);
}
