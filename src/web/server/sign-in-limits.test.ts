/**
 * Guessing at the door: how often, from where, and what a guesser learns. Asked of the pages; the buckets themselves are
 * tested in identity.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { suspendAccount } from '#identity/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { goodPassword } from '../../identity/testing/desk.ts';
import { activated } from '../testing/activated.ts';
import { readText } from '../testing/assert-page.ts';
import { rawRequest, sendRaw } from '../testing/raw.ts';
import { openSite, type Site, sampleNow } from '../testing/site.ts';

let site: Site;
let now = sampleNow;
/** A site behind a proxy: the address of a visitor is what the proxy says. */
let proxied: Site;
before(async () => {
  site = await openSite({ services: { now: () => now } });
  proxied = await openSite({ services: { now: () => now, origin: 'https://hiendien.example' } });
});
after(async () => {
  await site[Symbol.asyncDispose]();
  await proxied[Symbol.asyncDispose]();
});

function knock(login: string, password: string) {
  return site.visit('/dang-nhap', { form: { login, password } });
}

test('a login that nobody has, a wrong password, and a suspended account are answered alike', async () => {
  const { login } = await activated(site);
  const other = await activated(site);
  await inTransaction(site.services.identity, (trx) =>
    suspendAccount(trx, { accountId: other.accountId }, { by: null, now }),
  );
  const answers = [
    await knock('khong-ai-ca', goodPassword),
    await knock(login, 'không phải mật khẩu này'),
    await knock(other.login, goodPassword),
    await knock('__proto__', goodPassword),
  ];
  const told = answers.map(({ status, body, headers }) => ({
    status,
    text: readText(body),
    cookie: headers.get('set-cookie'),
  }));
  assert.deepEqual(
    told.map(({ status }) => status),
    [422, 422, 422, 422],
  );
  assert.equal(new Set(told.map(({ text }) => text)).size, 1);
  assert.deepEqual(
    told.map(({ cookie }) => cookie),
    [null, null, null, null],
  );
});

test('after five tries at an account the sixth waits, also with the right password, and also where nobody has the login', async () => {
  const { login } = await activated(site);
  for (const who of [login, 'khong-co-ai-ten-nay']) {
    for (let at = 0; at < 5; at += 1) assert.equal((await knock(who, `sai lần ${at} rồi nhé`)).status, 422);
    assert.equal((await knock(who, goodPassword)).status, 429);
  }
  now = now.add({ minutes: 2 });
  assert.equal((await knock(login, goodPassword)).status, 302);
});

test('twenty tries at once are counted one by one', async () => {
  const { login } = await activated(site);
  const answers = await Promise.all(Array.from({ length: 20 }, () => knock(login, 'sai mật khẩu rồi')));
  assert.equal(answers.filter(({ status }) => status === 422).length, 5);
  assert.equal(answers.filter(({ status }) => status === 429).length, 15);
});

test('another spelling of a login is the same login to the limits', async () => {
  const { login } = await activated(site);
  const spellings = [login, login.toUpperCase(), ` ${login} `, `${login}\0`, login.normalize('NFD')];
  for (const spelling of spellings) await knock(spelling, 'sai mật khẩu rồi');
  assert.equal((await knock(login, goodPassword)).status, 429);
});

test('codes are guessed five times, then the right one has to wait too', async () => {
  const { login } = await activated(site);
  const { headers } = await knock(login, goodPassword);
  const half = /__Host-hd-session=([\w-]+)/.exec(headers.get('set-cookie') ?? '')![1]!;
  const guess = (ma: string) => site.visit('/dang-nhap/xac-thuc', { as: half, form: { cach: 'totp', ma } });
  for (let at = 0; at < 5; at += 1) assert.equal((await guess(`00000${at}`)).status, 422);
  assert.equal((await guess('123456')).status, 429);
});

test('behind a proxy each network has its own limit, and whoever writes an address himself gains none', async () => {
  const body = 'login=nguoi-bi-doan&password=sai';
  const from = async (forwarded: string) => {
    const { status } = await sendRaw(
      proxied.origin,
      rawRequest(
        'POST /dang-nhap',
        {
          host: 'hiendien.example',
          origin: 'https://hiendien.example',
          'x-forwarded-for': forwarded,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
        body,
      ),
    );
    return status;
  };
  for (let at = 0; at < 5; at += 1) assert.equal(await from(`198.51.100.${at}, 203.0.113.7`), 422);
  assert.equal(await from('198.51.100.99, 203.0.113.7'), 429);
  assert.equal(await from('203.0.113.7, 192.0.2.1'), 422);
});
