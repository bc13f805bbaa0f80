/**
 * `npm run screenshots [-- NAME…] [--png FOLDER]`: the built pages over the sample, in Debian's Chromium at 360, 1280 and
 * 1920 px, as WebP into docs/screens. With `--png` they go to a folder for looking at and the committed ones stay.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSite, type Site } from '../src/web/testing/site.ts';
import { openBrowser, signedInContext } from './browser.ts';
import { type Known, type Screen, screens, type Viewer } from './screens.ts';
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
const known = await readKnown(site);
const secrets = await signInAll(site);
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

async function signInAll(site: Site): Promise<Record<Viewer, string | null>> {
  const provinceId = await site.provinceId();
  const { rows } = await site.pool.query<{ id: number }>(
    'select unit_id as id from registry.domain where unit_id is not null group by unit_id order by count(*) desc limit 1',
  );
  return {
    nobody: null,
    province: await site.signIn({
      role: 'province',
      unitIds: [provinceId],
      title: 'Chuyên viên chương trình, Sở KH&CN',
    }),
    commune: await site.signIn({
      role: 'commune',
      unitIds: [rows[0]!.id],
      title: 'Cán bộ phường',
      name: 'Trần Văn Bình',
    }),
    administrator: await site.signIn({ role: 'administrator', title: 'Quản trị hệ thống', name: 'Lê Minh' }),
    auditor: await site.signIn({ role: 'auditor', title: 'Kiểm toán', name: 'Phạm Thu' }),
  };
}

async function readKnown({ pool }: Site): Promise<Known> {
  const { rows } = await pool.query<Known>(`
    select
      (select h.subject_id from registry.holding h join registry.subject s on s.id = h.subject_id
       where s.kind = 'enterprise' order by h.subject_id limit 1) as "subjectId",
      (select d.name from observatory.domain_now n join observatory.judgement j on j.id = n.judgement_id
       join registry.domain d on d.id = n.domain_id
       where j.presence = 'website' and j.trusted = false order by cardinality(j.faults) desc, d.name limit 1) as "brokenName",
      (select d.name from observatory.domain_now n join observatory.judgement j on j.id = n.judgement_id
       join registry.domain d on d.id = n.domain_id where j.trusted order by j.score desc, d.name limit 1) as "workingName",
      (select id from registry.review where decided_at is null order by id limit 1) as "reviewId",
      (select c.code from registry.domain d
       join territory.code c on c.unit_id = d.unit_id and c.preferred and c.valid @> current_date
       group by c.code order by count(*) desc, c.code limit 1) as "communeCode",
      (select key from assumptions.assumption where confirmed_by is null order by key limit 1) as "assumptionKey",
      (select key from territory.unit where key like 'province:19@2025%') as "unitKey",
      0 as "accountId", 0 as "postId"`);
  return rows[0]!;
}
