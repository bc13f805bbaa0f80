import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import type { Problem } from '#platform/problems.ts';
import { finishOidc, startOidc } from './flow.ts';
import { linkOidc } from './link.ts';
import type { OidcProvider } from './provider.ts';
import { judgeStrength, parseStrength } from './strength.ts';
import type { TestSignIn } from './testing.ts';
import { an, binh, now, open, redirectUri, refusal } from './testing-people.ts';

/** A provider that knows two levels, and tells when somebody signed in only where it is asked. */
const levels = { acrValues: ['mfa', 'pwd'], claims: { openid: ['sub'], acr: null } };
/** A provider that always tells it. */
const tellsTime = { clientDefaults: { require_auth_time: true } };

interface Strong {
  acrValues?: string[];
  maxAgeSeconds?: number | null;
  how?: TestSignIn;
  /** A provider that does not hear `max_age`: it lets anybody through who signed in some time. */
  deaf?: boolean;
  linkFor?: number | null;
}

async function strong(
  house: Awaited<ReturnType<typeof open>>,
  { acrValues = [], maxAgeSeconds = null, how = {}, deaf = false, linkFor = null }: Strong,
) {
  const { pool, provider } = house;
  const settings = { ...provider.settings, acrValues, maxAgeSeconds };
  const present = Temporal.Now.instant(); // the provider's own clock is this machine's
  const { url, stateSecret } = await startOidc(pool, {
    provider: settings,
    redirectUri,
    now: present,
    random: randomBytes,
    linkFor,
  });
  const asked = new URL(url);
  if (deaf) url.searchParams.delete('max_age');
  const currentUrl = await provider.signIn(url, 'nv-0017', how);
  const finish = () =>
    finishOidc(pool, { provider: settings, currentUrl, stateSecret, now: present, requestId: 'r7' });
  return { asked: asked.searchParams, finish };
}

const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

test('a strength and an age that are set are asked for, and who has both is let in', async () => {
  await using house = await open(levels);
  const { asked, finish } = await strong(house, {
    acrValues: ['mfa', 'hardware'],
    maxAgeSeconds: 600,
    how: { acr: 'mfa' },
  });
  assert.deepEqual([asked.get('acr_values'), asked.get('max_age')], ['mfa hardware', '600']);
  assert.equal((await finish()).subject, 'nv-0017');
});

test('who signed in more weakly over there, or of whom it is not said, is let in nowhere', async () => {
  await using house = await open(levels);
  for (const how of [{ acr: 'pwd' }, {}, { acr: 'mfa pwd' }]) {
    const { finish } = await strong(house, { acrValues: ['mfa'], how });
    await assert.rejects(finish(), (error: Problem) => {
      assert.equal(error.code, 'oidc-too-weak');
      assert.match(
        error.sentences.vi,
        /^SSO của tỉnh không xác nhận anh chị đã đăng nhập ở mức hệ thống này đòi \(mfa\)/,
      );
      return true;
    });
  }
});

test('a sign-in older than is allowed is refused, also by a provider that does not hear how old it may be', async () => {
  await using house = await open(tellsTime);
  const old = { maxAgeSeconds: 600, deaf: true };
  const fresh = await strong(house, { ...old, how: { ts: secondsAgo(590) } });
  assert.equal((await fresh.finish()).subject, 'nv-0017');
  const stale = await strong(house, { ...old, how: { ts: secondsAgo(700) } });
  assert.equal(await refusal(stale.finish()), 'oidc-too-old');
});

test('a provider that does not say when somebody signed in is not believed where that is asked for', async () => {
  await using house = await open();
  const { finish } = await strong(house, { maxAgeSeconds: 600, deaf: true });
  assert.equal(await refusal(finish()), 'oidc-time-missing auth_time');
});

test('a strength in a list and a time that is none, in milliseconds or still to come, are taken for none', () => {
  const house = { name: 'SSO', acrValues: ['mfa'], maxAgeSeconds: 0 } as unknown as OidcProvider;
  const askedAt = Temporal.Instant.from('2026-11-26T02:00:00Z');
  const at = askedAt.epochMilliseconds / 1000;
  const judge = (claims: object, provider = house) =>
    judgeStrength(provider, claims, { askedAt, now: askedAt.add({ minutes: 10 }) })?.why ?? null;
  for (const acr of [['mfa'], { 0: 'mfa' }, 'MFA', 'mfa ', null, 0, true]) {
    assert.equal(judge({ acr, auth_time: at }), 'acr', JSON.stringify(acr));
  }
  for (const time of [
    String(at),
    at * 1000,
    at + 661,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [at],
    null,
    {},
  ]) {
    assert.equal(judge({ acr: 'mfa', auth_time: time }), 'no-auth-time', String(time));
  }
  for (const time of [at - 61, 0, -at, Number.NEGATIVE_INFINITY]) {
    assert.equal(judge({ acr: 'mfa', auth_time: time }), 'auth-time', String(time));
  }
  for (const time of [at - 60, at + 540, at + 660]) {
    assert.equal(judge({ acr: 'mfa', auth_time: time }), null, String(time));
  }
});

test('a sign-in that was too weak is an entry of the audit, with whose it was and without who he is over there', async () => {
  await using house = await open(levels);
  const { pool, provider } = house;
  await (await strong(house, { acrValues: ['mfa'], how: { acr: 'pwd' } })).finish().catch(() => {});
  await (await strong(house, { acrValues: ['mfa'], how: {}, linkFor: an.accountId }))
    .finish()
    .catch(() => {});
  const { issuer } = provider.settings;
  await inTransaction(pool, (trx) =>
    linkOidc(trx, {
      provider: provider.settings,
      actor: binh,
      accountId: 2,
      issuer,
      subject: 'nv-0017',
      now,
    }),
  );
  await (await strong(house, { maxAgeSeconds: 60, deaf: true })).finish().catch(() => {});
  const { rows } = await pool.query(`
    select object, account_id as by, details, request_id as request
    from identity.audit_entry
    where act = 'sign-in-failed'
    order by seq`);
  assert.deepEqual(rows, [
    { object: '', by: null, details: { method: 'oidc', why: 'acr', issuer, acr: 'pwd' }, request: 'r7' },
    {
      object: 'account:1',
      by: null,
      details: { method: 'oidc', why: 'acr', issuer, acr: null },
      request: 'r7',
    },
    {
      object: 'account:2',
      by: null,
      details: { method: 'oidc', why: 'no-auth-time', issuer, acr: null },
      request: 'r7',
    },
  ]);
});

test('what is not set is not asked for; an age that is no number of seconds is refused and means no "any"', () => {
  assert.deepEqual(parseStrength({ acr: null, maxAge: null }), { acrValues: [], maxAgeSeconds: null });
  assert.deepEqual(parseStrength({ acr: ' https://refeds.org/profile/mfa  mfa mfa ', maxAge: '28800' }), {
    acrValues: ['https://refeds.org/profile/mfa', 'mfa'],
    maxAgeSeconds: 28_800,
  });
  assert.equal(parseStrength({ acr: ' ', maxAge: '0' }).maxAgeSeconds, 0);
  for (const maxAge of ['8h', '-1', '1.5', ' 60', '2592001', '99999999']) {
    assert.throws(() => parseStrength({ acr: null, maxAge }), { code: 'oidc-max-age-wrong' }, maxAge);
  }
});
