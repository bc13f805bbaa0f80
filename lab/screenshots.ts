/**
 * `npm run screenshots [-- NAME…] [--png FOLDER]`: the built pages over the sample, in Debian's Chromium at 360, 1280 and
 * 1920 px, as WebP into docs/screens. With `--png` they go to a folder for looking at and the committed ones stay.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSite } from '../src/web/testing/site.ts';
import { openBrowser, signedInContext } from './browser.ts';
import { setStage } from './console/stage.ts';
import { type Screen, screens } from './screens.ts';
import { checkout } from './state.ts';

const widths = [360, 1280, 1920] as const;
/** A list of a hundred rows is seen well enough in its first screens. */
const mostHeight = 2_600;

const words = process.argv.slice(2);
const pngAt = words.indexOf('--png');
const pngFolder = pngAt < 0 ? null : (words[pngAt + 1] ?? '.');
const wanted = words.filter((word, place) => !word.startsWith('--') && (pngAt < 0 || place !== pngAt + 1));
const folder = pngFolder ?? join(checkout, 'docs/screens');
mkdirSync(folder, { recursive: true });

await using site = await openSite({ sample: true });
const { known, secrets } = await setStage(site);
await using browser = await openBrowser();
for (const screen of screens) {
  if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
  for (const width of widths) await picture(screen, width);
}

async function picture(screen: Screen, width: number): Promise<void> {
  const context = await signedInContext(browser.browser, {
    origin: site.origin,
    secret: secrets[screen.viewer],
    width,
    dark: screen.dark === true,
  });
  try {
    const page = await context.newPage();
    const path = typeof screen.path === 'string' ? screen.path : screen.path(known);
    const answer = await page.goto(site.origin + path);
    await page.evaluate('document.fonts.ready');
    const height = Math.min(mostHeight, await page.evaluate<number>('document.documentElement.scrollHeight'));
    await page.setViewportSize({ width, height: Math.max(640, height) });
    const bytes = await capture(page, width);
    writeFileSync(join(folder, `${screen.name}-${width}.${pngFolder === null ? 'webp' : 'png'}`), bytes);
    const over = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    console.log(
      `${answer?.status()} ${screen.name} ${width} ${Math.round(bytes.length / 1000)} kB${over > 0 ? `  WIDER BY ${over} px` : ''}`,
    );
  } finally {
    await context.close();
  }
}

async function capture(page: Page, width: number): Promise<Buffer> {
  if (pngFolder !== null) return page.screenshot();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: width === 1280 ? 60 : 45,
  });
  return Buffer.from(data, 'base64');
}
