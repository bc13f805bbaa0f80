/**
 * Somebody at a browser: a window of his own, an app for codes, and what he presses and fills in by the words he reads.
 * Every page that comes is looked at.
 */

import assert from 'node:assert/strict';
import { type TOTP, URI } from 'otpauth';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { look, watch } from './look.ts';
import { readQr } from './qr.ts';

export interface Person {
  name: string;
  login: string;
  password: string;
  context: BrowserContext;
  page: Page;
  /** The app on his phone, once it was connected. */
  codes: Authenticator | null;
}

export interface Authenticator {
  /** One that was not used yet: the present one, else the next, which is taken half a minute early. */
  next(): string;
}

/** What a phone's browser inside Zalo says it is. */
export const zalo =
  'Mozilla/5.0 (Linux; Android 13; SM-A146P) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 Zalo android/12100 ZaloTheme/light ZaloLanguage/vi';

export interface PersonOptions {
  name: string;
  login: string;
  /** A phone of 360 px with the browser inside Zalo. */
  phone?: boolean;
}

export async function sitDown(browser: Browser, options: PersonOptions): Promise<Person> {
  const { name, login, phone = false } = options;
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
    viewport: phone ? { width: 360, height: 780 } : { width: 1280, height: 900 },
    ...(phone ? { userAgent: zalo, isMobile: true, hasTouch: true } : {}),
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  watch(page);
  return { name, login, password: 'con trâu đi trước cái cày', context, page, codes: null };
}

/** Opens an address, such as one that was handed over. */
export async function open({ page }: Person, address: string): Promise<void> {
  await page.goto(address);
  await look(page);
}

/** Presses what leads to another page, and waits until that is there. */
export async function press(person: Person, what: Locator | string): Promise<void> {
  const { page } = person;
  const button = typeof what === 'string' ? page.getByRole('button', { name: what, exact: true }) : what;
  try {
    await button.waitFor();
  } catch (cause) {
    throw new Error(`${button} is not at ${page.url()}: ${(await reads(person)).slice(0, 1_500)}`, { cause });
  }
  const loaded = page.waitForEvent('load');
  await button.click();
  await loaded;
  await look(page);
}

/**
 * Waits on a page that looks again by itself, as somebody who does nothing, until something is there.
 *
 * @param seconds long enough for a machine that is busy with the rest of the tests
 */
export async function waitFor({ page }: Person, what: Locator, seconds = 90): Promise<void> {
  await what.first().waitFor({ timeout: seconds * 1000 });
  await page.waitForLoadState();
  await look(page);
}

export async function follow(person: Person, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  await press(person, person.page.getByRole('link', { name, exact }).first());
}

export async function heading({ page }: Person): Promise<string> {
  return (await page.getByRole('heading', { level: 1 }).innerText()).replaceAll('\u00a0', ' ');
}

/** The main part that the head of the page marks as the present one, such as "Hôm nay". */
export async function part({ page }: Person): Promise<string | null> {
  return page.locator('.nav a[aria-current]').textContent({ timeout: 5_000 });
}

/** What a person reads of the page, breaks and hard blanks as blanks. */
export async function reads({ page }: Person): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** The QR code of that name as the phone's camera reads it. */
export async function scan(place: Page | Locator, name: string | RegExp): Promise<string> {
  const code = place.getByRole('img', { name });
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  return readQr((await code.locator('.qr-dark').getAttribute('d')) ?? '', size);
}

/** From "Ứng dụng xác thực" on: scans the code, types what the app shows. */
export async function connectApp(person: Person): Promise<void> {
  const { page } = person;
  assert.equal(await heading(person), 'Ứng dụng xác thực');
  person.codes = authenticator(await scan(page, 'Mã QR cho ứng dụng xác thực'));
  await page.getByLabel('Mã 6 số').fill(person.codes.next());
  await press(person, 'Hoàn tất');
}

/** Follows a link that activates an account, to the end. */
export async function activate(person: Person, link: string): Promise<void> {
  const { page } = person;
  await open(person, link);
  await page.getByLabel('Họ tên').fill(person.name);
  person.login = await page.getByLabel('Tên đăng nhập của anh chị').inputValue();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(person.password);
  await press(person, 'Tiếp tục');
  await connectApp(person);
}

export async function signOut(person: Person): Promise<void> {
  await person.page.locator('summary').filter({ hasText: person.name }).click();
  await press(person, 'Đăng xuất');
}

export function authenticator(uri: string): Authenticator {
  const app = URI.parse(uri) as TOTP;
  let used = -1;
  return {
    next() {
      const now = Date.now();
      const present = app.counter({ timestamp: now });
      const step = Math.max(present, used + 1);
      // A code further ahead is refused, and waiting for it would be half a minute of nothing.
      if (step > present + 1)
        throw new Error('three codes within half a minute: prove it by password instead');
      used = step;
      return app.generate({ timestamp: step * app.period * 1000 });
    },
  };
}
