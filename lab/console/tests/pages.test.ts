/**
 * Every page of the console in a real browser, with script and without, on a phone and at a desk, in both languages, light and
 * dark: the common assertions, axe, nothing wider than the window, not a byte of script that was not declared.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import routes from '../../../src/web/routes.ts';
import { assertPage, readText } from '../../../src/web/testing/assert-page.ts';
import { openSite, type Site } from '../../../src/web/testing/site.ts';
import { type OpenBrowser, openBrowser, signedInContext } from '../../browser.ts';
import { type Screen, screens, unpictured, type Viewer } from '../../screens.ts';
import { darkFaultsOf, look, modulesOf, watch, widerBy } from '../look.ts';
import { type Stage, setStage } from '../stage.ts';

/** Pages that cannot be visited as they are, each with where it is looked at. */
const exceptions: Readonly<Record<string, string>> = {
  'dang-nhap/xac-thuc': 'only after a password: src/web/pages/sign-in/sign-in.test.ts',
  'dang-nhap/tro-ve': 'only back from a provider: lab/tests/console-people.test.ts',
  'bat-dau/:secret/mau': 'only with the printed link: lab/tests/console-sample.test.ts',
  'quan-tri/tai-khoan/phieu': 'answers a form only: lab/tests/console-people.test.ts',
  'quan-tri/gia-dinh/de-xuat/:id/quyet-dinh':
    'only when figures were worked out: lab/tests/console-sample.test.ts',
};

const all = [...screens.filter(({ dark }) => dark !== true), ...unpictured];
let site: Site;
let stage: Stage;
let chromium: OpenBrowser;
const open = new Map<string, BrowserContext>();

before(async () => {
  site = await openSite({ sample: true });
  stage = await setStage(site);
  chromium = await openBrowser();
});
after(async () => {
  await chromium?.[Symbol.asyncDispose]();
  await site?.[Symbol.asyncDispose]();
});

test('every page of the table of addresses is visited here, or it is said where else', () => {
  const visited = new Set(all.map((screen) => routeOf(pathOf(screen))));
  const pages = routes.filter(({ file }) => file.endsWith('.tsx')).map(({ path = '' }) => path);
  const missing = pages.filter((path) => !visited.has(path) && exceptions[path] === undefined);
  assert.deepEqual(missing, [], 'add it to lab/screens.ts');
  const gone = Object.keys(exceptions).filter((path) => !pages.includes(path));
  assert.deepEqual(gone, [], 'no such page any more');
});

for (const screen of all) {
  test(`${screen.name}: ${screen.viewer} reads it with script and without, on a phone and at a desk, in both languages`, {
    timeout: 120_000,
  }, async () => {
    const path = pathOf(screen);
    await withScript(screen.viewer, path);
    await withoutScript(screen.viewer, path);
    await inEnglish(screen.viewer, path);
  });
}

async function withScript(viewer: Viewer, path: string): Promise<void> {
  const page = await (await contextOf(viewer, true)).newPage();
  try {
    watch(page);
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(site.origin + path);
    await look(page);
    assert.equal(scripts.length, modulesOf(new URL(page.url()).pathname).length, scripts.join(', '));
    assert.deepEqual(await darkFaultsOf(page), [], 'in the dark');
  } finally {
    await page.close();
  }
}

/** What stands there without script is the whole page, at 360 px and at 1280. */
async function withoutScript(viewer: Viewer, path: string): Promise<void> {
  const page = await (await contextOf(viewer, false)).newPage();
  try {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const answer = await page.goto(site.origin + path);
      assert.deepEqual(await widerBy(page), [], `at ${width} px`);
      assert.ok(readText(await answer!.text()).length > 100);
      assert.ok((await page.locator('h1').innerText()).length > 0);
    }
  } finally {
    await page.close();
  }
}

async function inEnglish(viewer: Viewer, path: string): Promise<void> {
  const secret = stage.secrets[viewer];
  const at = `${path}${path.includes('?') ? '&' : '?'}lang=en`;
  const { body } = await site.visit(at, secret === null ? {} : { as: secret });
  assert.match(body.slice(0, 60), /<html[^>]* lang="en"/);
  assertPage(body, { modules: modulesOf(new URL(at, site.origin).pathname) });
}

async function contextOf(viewer: Viewer, javaScriptEnabled: boolean): Promise<BrowserContext> {
  const key = `${viewer} ${javaScriptEnabled}`;
  const known = open.get(key);
  if (known) return known;
  const secret = stage.secrets[viewer];
  const made = await signedInContext(chromium.browser, { origin: site.origin, secret, javaScriptEnabled });
  open.set(key, made);
  return made;
}

function pathOf({ path }: Screen): string {
  return typeof path === 'string' ? path : path(stage.known);
}

/** The route an address belongs to: of those that fit, the one with the fewest parts that stand for anything. */
function routeOf(address: string): string | null {
  const { pathname } = new URL(address, 'http://a');
  const fits = routes
    .map(({ path = '' }) => path)
    .filter((path) => new RegExp(`^/${path.replace(/:[^/]+/g, '[^/]+').replace('*', '.*')}$`).test(pathname));
  const open = (path: string) => (path === '*' ? Number.POSITIVE_INFINITY : path.split(':').length);
  return fits.sort((a, b) => open(a) - open(b))[0] ?? null;
}
