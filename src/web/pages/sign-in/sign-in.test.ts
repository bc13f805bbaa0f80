import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { handOver, makeAccount, makePost } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Letter } from '#platform/mail/smtp.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { sessionCookie } from '#web/server/cookies.ts';
import { assertPage, readText } from '../../testing/assert-page.ts';
import { type Answer, openSite, type Site } from '../../testing/site.ts';

const password = 'con trâu đi trước cái cày';
const agents = {
  zalo: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36 Zalo android/24',
};

/** The secret a page gave; '' where it took it away. */
function cookieOf(answer: Answer): string | null {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookie}=`));
  return line === undefined ? null : (line.split(';')[0]!.split('=')[1] ?? '');
}

/** A code of the app that a page's QR code sets up. */
function codeOf(body: string, now: Temporal.Instant): string {
  const secret = /secret=([A-Z2-7]+)/.exec(body)![1]!;
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: now.epochMilliseconds,
  });
}

interface Desk {
  site: Site;
  letters: Letter[];
  /** Turned by hand: a code of the app is good once. */
  later(minutes: number): void;
  now(): Temporal.Instant;
}

async function openDesk(): Promise<Desk & AsyncDisposable> {
  let now = Temporal.Instant.from('2026-11-24T02:00:00Z');
  const letters: Letter[] = [];
  const mailer = {
    send: async (letter: Letter) => void letters.push(letter),
    [Symbol.asyncDispose]: async () => {},
  };
  const site = await openSite({ services: { mailer, now: () => now } });
  return {
    site,
    letters,
    now: () => now,
    later(minutes) {
      now = now.add({ minutes });
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

/** Somebody with posts of these titles; the path of the activation link. */
async function invite({ site }: Desk, titles: string[], { login = 'lan', email = '' } = {}): Promise<string> {
  const unit = await site.provinceId();
  const act = { by: null, now: site.services.now(), means: site.services.means };
  return inTransaction(site.pool, async (trx) => {
    const made = await makeAccount(trx, { login, name: titles[0] ?? login, email }, act);
    for (const title of titles) {
      const postId = await makePost(trx, { title, role: 'commune', unitIds: [unit] }, act);
      await handOver(trx, { postId, to: { accountId: made.accountId }, on: dayOf(act.now) }, act);
    }
    return `/kich-hoat/${made.secret}`;
  });
}

/** Walks an activation link with the app. @returns the page with the QR code, and the session */
async function activate({ site, now }: Desk, path: string): Promise<{ qr: string; answer: Answer }> {
  const first = await site.visit(path, { form: { buoc: 'mat-khau', 'ho-ten': 'Nguyễn Thị Lan', password } });
  assert.equal(first.status, 200, readText(first.body));
  const uri = /name="uri" value="([^"]+)"/.exec(first.body)![1]!.replaceAll('&amp;', '&');
  const answer = await site.visit(path, { form: { buoc: 'ma', uri, ma: codeOf(first.body, now()) } });
  return { qr: first.body, answer };
}

async function tryPassword({ site }: Desk, login: string, given: string, path = '/dang-nhap') {
  return site.visit(path, { form: { login, password: given } });
}

test('a commune officer activates on a phone with name, password and app, and is signed in', async () => {
  await using desk = await openDesk();
  const { site } = desk;
  const path = await invite(desk, ['Cán bộ xã Tân Cương']);
  const page = await site.visit(path);
  assertPage(page.body);
  assert.match(readText(page.body), /Anh chị được giao: Cán bộ xã Tân Cương\./);
  const { qr, answer } = await activate(desk, path);
  assertPage(qr);
  assert.match(qr, /<svg class="qr"/);
  assert.equal(answer.status, 302);
  assert.equal(answer.location, '/');
  const secret = cookieOf(answer)!;
  assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
  assert.equal((await site.visit('/toi', { as: secret })).status, 200);
  const used = await site.visit(path);
  assert.equal(used.status, 410);
  assertPage(used.body);
  assert.match(readText(used.body), /Liên kết này không dùng được nữa/);
});

test('a password that is too short comes back with its sentence and what was typed but itself', async () => {
  await using desk = await openDesk();
  const path = await invite(desk, ['Cán bộ xã Tân Cương']);
  const answer = await desk.site.visit(path, {
    form: { buoc: 'mat-khau', 'ho-ten': 'Nguyễn Thị Lan', password: 'ngắn quá' },
  });
  assert.equal(answer.status, 422);
  assertPage(answer.body);
  assert.match(readText(answer.body), /Mật khẩu có 8 ký tự, cần ít nhất 12/);
  assert.match(answer.body, /value="Nguyễn Thị Lan"/);
  assert.doesNotMatch(answer.body, /ngắn quá/);
});

test('password, then a code of the app, then the page that was asked for', async () => {
  await using desk = await openDesk();
  const { site } = desk;
  const { qr } = await activate(desk, await invite(desk, ['Cán bộ xã Tân Cương']));
  desk.later(2);
  const asked = await site.visit('/toi');
  assert.equal(asked.location, '/dang-nhap?ve=%2Ftoi');
  const page = await site.visit(asked.location);
  assertPage(page.body, { modules: ['passkeys'] });
  const half = await tryPassword(desk, 'lan', password, asked.location);
  assert.equal(half.location, '/dang-nhap/xac-thuc?ve=%2Ftoi');
  const halfSecret = cookieOf(half)!;
  assert.equal((await site.visit('/toi', { as: halfSecret })).location, '/dang-nhap?ve=%2Ftoi');
  const factor = await site.visit(half.location, { as: halfSecret });
  assertPage(factor.body);
  const wrong = await site.visit(half.location, { as: halfSecret, form: { cach: 'totp', ma: '000000' } });
  assert.equal(wrong.status, 422);
  assert.match(readText(wrong.body), /Mã không đúng/);
  const full = await site.visit(half.location, {
    as: halfSecret,
    form: { cach: 'totp', ma: codeOf(qr, desk.now()) },
  });
  assert.equal(full.location, '/toi');
  assert.notEqual(cookieOf(full), halfSecret);
  assert.match(full.headers.getSetCookie()[0]!, /; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/);
});

test('unknown login, wrong password and an account not activated get the same page to the byte', async () => {
  await using desk = await openDesk();
  await activate(desk, await invite(desk, ['Cán bộ xã Tân Cương']));
  await invite(desk, ['Cán bộ xã Phú Xuyên'], { login: 'moi' });
  const pages: string[] = [];
  for (const login of ['lan', 'moi', 'ai-do']) {
    const answer = await tryPassword(desk, login, 'sai sai sai sai sai');
    assert.equal(answer.status, 422);
    assert.equal(cookieOf(answer), null);
    pages.push(answer.body.replaceAll(`value="${login}"`, 'value="…"').replaceAll(/nonce="[^"]*"/g, ''));
  }
  assert.equal(pages[0], pages[1]);
  assert.equal(pages[0], pages[2]);
});

test('after sign-in nobody is led to another site', async () => {
  await using desk = await openDesk();
  const { qr } = await activate(desk, await invite(desk, ['Cán bộ xã Tân Cương']));
  const backs = [
    '//ke-gian.vn',
    '/\\ke-gian.vn',
    'https://ke-gian.vn',
    '/\t/ke-gian.vn',
    'javascript:alert(1)',
  ];
  for (const back of backs) {
    desk.later(10);
    const half = await tryPassword(desk, 'lan', password, `/dang-nhap?ve=${encodeURIComponent(back)}`);
    assert.equal(half.location, '/dang-nhap/xac-thuc', back);
    const full = await desk.site.visit(`/dang-nhap/xac-thuc?ve=${encodeURIComponent(back)}`, {
      as: cookieOf(half)!,
      form: { cach: 'totp', ma: codeOf(qr, desk.now()) },
    });
    assert.equal(full.location, '/', back);
  }
});

test('a form of another site signs nobody in', async () => {
  await using desk = await openDesk();
  const answer = await desk.site.visit('/dang-nhap', {
    form: { login: 'lan', password },
    headers: { origin: 'https://ke-gian.vn', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(answer.status, 403);
});

test('whoever tries too often is told when to try again', async () => {
  await using desk = await openDesk();
  for (let tried = 0; tried < 5; tried += 1)
    assert.equal((await tryPassword(desk, 'lan', 'sai sai sai sai sai')).status, 422);
  const refused = await tryPassword(desk, 'lan', 'sai sai sai sai sai');
  assert.equal(refused.status, 429);
  assertPage(refused.body, { modules: ['passkeys'] });
  assert.match(readText(refused.body), /Có thể thử lại từ 24\/11\/2026 09:01/);
});

test('inside Zalo the code by e-mail comes first, and is good once', async () => {
  await using desk = await openDesk();
  const { site, letters } = desk;
  const headers = { 'user-agent': agents.zalo };
  const path = await invite(desk, ['Cán bộ xã Tân Cương'], { email: 'lan@thainguyen.gov.vn' });
  await site.visit(path, { form: { buoc: 'mat-khau', 'ho-ten': 'Nguyễn Thị Lan', password } });
  const sent = await site.visit(path, { form: { buoc: 'gui-ma' } });
  assertPage(sent.body);
  const codeIn = (letter: Letter) => /\b\d{8}\b/.exec(letter.text)![0];
  const done = await site.visit(path, { form: { buoc: 'thu', ma: codeIn(letters[0]!) } });
  assert.equal(done.location, '/');
  desk.later(5);
  assert.doesNotMatch((await site.visit('/dang-nhap', { headers })).body, /data-passkey/);
  const as = cookieOf(await tryPassword(desk, 'lan', password))!;
  const factor = await site.visit('/dang-nhap/xac-thuc', { as, headers });
  assert.match(readText(factor.body), /Gửi mã qua e-mail/);
  const mailed = await site.visit('/dang-nhap/xac-thuc', { as, headers, form: { viec: 'gui-ma' } });
  assertPage(mailed.body);
  assert.equal(letters[1]!.to, 'lan@thainguyen.gov.vn');
  const form = { cach: 'email', ma: codeIn(letters[1]!) };
  assert.equal((await site.visit('/dang-nhap/xac-thuc', { as, headers, form })).location, '/');
  const other = cookieOf(await tryPassword(desk, 'lan', password))!;
  assert.equal((await site.visit('/dang-nhap/xac-thuc', { as: other, headers, form })).status, 422);
});

test('who holds two posts chooses one, and may change later', async () => {
  await using desk = await openDesk();
  const { site } = desk;
  const path = await invite(desk, ['Cán bộ xã Tân Cương', 'Cán bộ xã Phú Xuyên']);
  const { answer } = await activate(desk, path);
  assert.equal(answer.location, '/chon-vi-tri');
  const as = cookieOf(answer)!;
  assert.equal((await site.visit('/toi', { as })).location, '/dang-nhap?ve=%2Ftoi');
  assert.equal((await site.visit('/dang-nhap?ve=/toi', { as })).location, '/chon-vi-tri?ve=%2Ftoi');
  const page = await site.visit('/chon-vi-tri', { as });
  assertPage(page.body);
  assert.equal((await site.visit('/chon-vi-tri', { as, form: {} })).status, 422);
  const posts = [...page.body.matchAll(/name="vi-tri"[^>]* value="(\d+)"/g)].map(([, id]) => id!);
  assert.equal(posts.length, 2);
  const chosen = await site.visit('/chon-vi-tri?ve=/toi', { as, form: { 'vi-tri': posts[1]! } });
  assert.equal(chosen.location, '/toi');
  assert.match(
    readText((await site.visit('/toi', { as })).body),
    /Cán bộ xã Tân Cương\s*đang làm việc ở vị trí này/,
  );
});

test('signing out ends the session on the server, and only a form does', async () => {
  await using desk = await openDesk();
  const { site } = desk;
  const as = await site.signIn({ role: 'administrator' });
  assert.equal((await site.visit('/dang-xuat', { as })).location, '/');
  assert.equal((await site.visit('/toi', { as })).status, 200);
  const out = await site.visit('/dang-xuat', { as, method: 'POST', form: {} });
  assert.equal(out.location, '/dang-nhap?da-thoat');
  assert.equal(cookieOf(out), '');
  assert.equal((await site.visit('/toi', { as })).status, 302);
});

test('grave pages ask once more who it is, and lead back', async () => {
  await using desk = await openDesk();
  const { site } = desk;
  const path = await invite(desk, ['Cán bộ xã Tân Cương']);
  const { answer } = await activate(desk, path);
  const as = cookieOf(answer)!;
  desk.later(11);
  assert.equal((await site.visit('/toi/khoa', { as })).location, '/xac-nhan-lai?ve=%2Ftoi%2Fkhoa');
  const page = await site.visit('/xac-nhan-lai?ve=/toi/khoa', { as });
  assertPage(page.body, { modules: ['passkeys'] });
  const wrong = await site.visit('/xac-nhan-lai?ve=/toi/khoa', { as, form: { password: 'sai' } });
  assert.equal(wrong.status, 422);
  const right = await site.visit('/xac-nhan-lai?ve=/toi/khoa', { as, form: { password } });
  assert.equal(right.location, '/toi/khoa');
  const fresh = cookieOf(right)!;
  assert.notEqual(fresh, as);
  assert.equal((await site.visit('/toi', { as })).status, 302);
  assertPage((await site.visit('/toi/khoa', { as: fresh })).body, { modules: ['passkeys'] });
});
