/**
 * Debian's Chromium for tests and pictures of pages: quiet towards the network, and a session's cookie set as the browser
 * itself would have it.
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Without the last ones it asks for hosts of its maker's at every start. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser extends AsyncDisposable {
  browser: Browser;
}

/** @throws Error where Debian's package is missing: npm run setup installs it */
export async function openBrowser(): Promise<OpenBrowser> {
  const executablePath = '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error('there is no Chromium here; npm run setup installs it');
  const browser = await chromium.launch({ executablePath, args: flags });
  return { browser, [Symbol.asyncDispose]: () => browser.close() };
}

export interface ContextOptions {
  origin: string;
  /** What the session cookie holds; null: nobody signed in. */
  secret: string | null;
  width?: number;
  dark?: boolean;
  javaScriptEnabled?: boolean;
}

export async function signedInContext(
  browser: Browser,
  { origin, secret, width = 1280, dark = false, javaScriptEnabled = true }: ContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    javaScriptEnabled,
  });
  if (secret !== null) {
    // A cookie knows no port, and Chromium takes a secure one only for an https address; localhost is sent it all the same.
    await context.addCookies([
      {
        name: '__Host-hd-session',
        value: secret,
        url: `https://${new URL(origin).hostname}`,
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
  }
  return context;
}
