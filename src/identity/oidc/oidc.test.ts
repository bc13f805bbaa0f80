import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template } from '#platform/postgres/testing.ts';
import type { Problem } from '#platform/problems.ts';
import { finishOidc, startOidc } from './flow.ts';
import { linkOidc, selectOidcAccount, selectOidcLinks, unlinkOidc } from './link.ts';
import { checkIssuer, type OidcProvider } from './provider.ts';
import { judgeStrength, parseStrength } from './strength.ts';
import { startProvider, type TestSignIn } from './testing.ts';

const redirectUri = 'https://hiendien.tinh.gov.vn/dang-nhap/tro-ve';
const now = Temporal.Instant.from('2026-11-26T07:00:00Z');
const an = { accountId: 1, postId: 1, role: 'commune' } as const;
const binh = { accountId: 2, postId: 2, role: 'commune' } as const;
const administrator = { accountId: 3, postId: 3, role: 'administrator' } as const;

const threePeople: Template = {
  name: 'oidc_three_people',
  key: '1',
  async prepare(pool) {
    await pool.query(`
      insert into identity.account (login, name, email, status)
      values
        ('an@phuong.gov.vn', 'Nguyễn Văn An', 'an@phuong.gov.vn', 'active'),
        ('binh@phuong.gov.vn', 'Trần Thị Bình', null, 'active'),
        ('quantri', 'Quản trị', null, 'active')`);
  },
};

async function open(change: Parameters<typeof startProvider>[0]['change'] = {}) {
  const database = await openTestDatabase({ template: threePeople });
  const provider = await startProvider({ name: 'SSO của tỉnh', redirectUri, change });
  return {
    owner: database.pool,
    pool: database.connect('hien_dien_identity'),
    provider,
    async [Symbol.asyncDispose]() {
      await provider[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

const start = (pool: pg.Pool, provider: OidcProvider, linkFor: number | null = null) =>
  startOidc(pool, { provider, redirectUri, now, random: randomBytes, linkFor });

/** The code of the refusal, with its reason word where it has one. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = (await work.then(
    () => assert.fail('nobody was refused'),
    (met: unknown) => met,
  )) as Problem;
  return `${error.code} ${/\(([A-Za-z_]+)\)/.exec(error.sentences?.vi ?? '')?.[1] ?? ''}`.trim();
}

test('a person links his user of the provider once, and from then on it signs him in', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { settings } = provider;

  const linking = await start(pool, settings, an.accountId);
  const user = await finishOidc(pool, {
    provider: settings,
    currentUrl: await provider.signIn(linking.url, 'nv-0017'),
    stateSecret: linking.stateSecret,
    now,
  });
  assert.deepEqual(user, {
    issuer: settings.issuer,
    subject: 'nv-0017',
    email: 'an@phuong.gov.vn',
    name: 'Người dùng nv-0017',
    linkFor: 1,
  });
  await inTransaction(pool, (trx) =>
    linkOidc(trx, {
      provider: settings,
      actor: an,
      accountId: 1,
      issuer: user.issuer,
      subject: user.subject,
      now,
    }),
  );

  const signing = await start(pool, settings);
  const back = await finishOidc(pool, {
    provider: settings,
    currentUrl: await provider.signIn(signing.url, 'nv-0017'),
    stateSecret: signing.stateSecret,
    now,
  });
  assert.equal(back.linkFor, null);
  assert.equal(await selectOidcAccount(pool, { provider: settings, user: back }), 1);
});

test('the browser is sent with PKCE, state and nonce, and the database holds the cookie only as a hash', async () => {
  await using house = await open();
  const { url, stateSecret } = await start(house.pool, house.provider.settings);
  const query = Object.fromEntries(url.searchParams);
  assert.deepEqual(Object.keys(query).toSorted(), [
    'client_id',
    'code_challenge',
    'code_challenge_method',
    'nonce',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
  ]);
  assert.deepEqual(
    [query.response_type, query.code_challenge_method, query.scope],
    ['code', 'S256', 'openid profile email'],
  );
  const { rows } = await house.pool.query('select challenge::text as text from identity.challenge');
  assert.equal(rows.length, 1);
  assert.ok(!rows[0].text.includes(stateSecret));
  assert.ok(!url.href.includes(stateSecret));
});

test('a user nobody linked is let in nowhere, also where an account has the same e-mail address', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { url, stateSecret } = await start(pool, provider.settings);
  const user = await finishOidc(pool, {
    provider: provider.settings,
    currentUrl: await provider.signIn(url, 'nv-0099'),
    stateSecret,
    now,
  });
  assert.equal(user.email, 'an@phuong.gov.vn');
  await assert.rejects(selectOidcAccount(pool, { provider: provider.settings, user }), (error: Problem) => {
    assert.equal(error.code, 'oidc-unknown');
    assert.match(error.sentences.vi, /quản trị viên của tỉnh/);
    assert.doesNotMatch(error.sentences.vi, /nv-0099/);
    return true;
  });
});

test('an answer is good once, in the browser that asked, for ten minutes', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { settings } = provider;
  const { url, stateSecret } = await start(pool, settings);
  const currentUrl = await provider.signIn(url, 'nv-0017');
  const other = await start(pool, settings);
  // Another browser's cookie: its state is another one.
  assert.equal(
    await refusal(finishOidc(pool, { provider: settings, currentUrl, stateSecret: other.stateSecret, now })),
    'oidc-refused OAUTH_INVALID_RESPONSE',
  );
  assert.equal(
    await refusal(finishOidc(pool, { provider: settings, currentUrl, stateSecret: 'made up', now })),
    'oidc-expired',
  );
  const late = now.add({ minutes: 10 });
  assert.equal(
    await refusal(finishOidc(pool, { provider: settings, currentUrl, stateSecret, now: late })),
    'oidc-expired',
  );
  assert.equal(
    (await finishOidc(pool, { provider: settings, currentUrl, stateSecret, now })).subject,
    'nv-0017',
  );
  assert.equal(
    await refusal(finishOidc(pool, { provider: settings, currentUrl, stateSecret, now })),
    'oidc-expired',
  );
});

test('a failed answer has used its state up', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { settings } = provider;
  const { url, stateSecret } = await start(pool, settings);
  const currentUrl = await provider.signIn(url, 'nv-0017');
  const wrong = new URL(currentUrl);
  wrong.searchParams.set('state', 'another');
  const attempt = (at: URL) =>
    refusal(finishOidc(pool, { provider: settings, currentUrl: at, stateSecret, now }));
  assert.equal(await attempt(wrong), 'oidc-refused OAUTH_INVALID_RESPONSE');
  assert.equal(await attempt(currentUrl), 'oidc-expired');
});

/** What is kept of a flow, changed before its answer comes → what the refusal says. */
const spoilt: [title: string, change: string, expected: string][] = [
  ['another nonce', '{"nonce": "another"}', 'oidc-refused OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  [
    'another PKCE verifier',
    '{"codeVerifier": "another-verifier-that-is-long-enough-for-the-rule"}',
    'oidc-refused invalid_grant',
  ],
  ['another address of ours', '{"redirectUri": "https://evil.vn/"}', 'oidc-refused invalid_grant'],
];
for (const [title, change, expected] of spoilt) {
  test(`refused: ${title}`, async () => {
    await using house = await open();
    const { pool, owner, provider } = house;
    const { url, stateSecret } = await start(pool, provider.settings);
    const currentUrl = await provider.signIn(url, 'nv-0017');
    await owner.query('update identity.challenge set payload = payload || $1', [change]);
    assert.equal(
      await refusal(finishOidc(pool, { provider: provider.settings, currentUrl, stateSecret, now })),
      expected,
    );
  });
}

test("one person's code does not work in another's flow", async () => {
  await using house = await open();
  const { pool, provider } = house;
  const first = await start(pool, provider.settings);
  const stolen = await provider.signIn(first.url, 'nv-0017');
  const second = await start(pool, provider.settings);
  const currentUrl = await provider.signIn(second.url, 'nv-0099');
  currentUrl.searchParams.set('code', stolen.searchParams.get('code')!);
  assert.equal(
    await refusal(
      finishOidc(pool, { provider: provider.settings, currentUrl, stateSecret: second.stateSecret, now }),
    ),
    'oidc-refused invalid_grant',
  );
});

test('an answer of one provider is not taken to another, nor one that names another issuer', async () => {
  await using house = await open();
  const { pool, provider } = house;
  await using other = await startProvider({ name: 'SSO khác', redirectUri });
  const first = await start(pool, provider.settings);
  const answer = await provider.signIn(first.url, 'nv-0017');
  assert.equal(
    await refusal(
      finishOidc(pool, { provider: other.settings, currentUrl: answer, stateSecret: first.stateSecret, now }),
    ),
    'oidc-refused issuer_mix_up',
  );
  const second = await start(pool, provider.settings);
  const named = await provider.signIn(second.url, 'nv-0017');
  named.searchParams.set('iss', other.settings.issuer);
  assert.equal(
    await refusal(
      finishOidc(pool, {
        provider: provider.settings,
        currentUrl: named,
        stateSecret: second.stateSecret,
        now,
      }),
    ),
    'oidc-refused OAUTH_INVALID_RESPONSE',
  );
});

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

test('a provider that takes the client secret in the form only is given it there', async () => {
  await using house = await open({
    clientAuthMethods: ['client_secret_post'],
    clientDefaults: { token_endpoint_auth_method: 'client_secret_post' },
  });
  const { pool, provider } = house;
  const { url, stateSecret } = await start(pool, provider.settings);
  const currentUrl = await provider.signIn(url, 'nv-0017');
  const user = await finishOidc(pool, { provider: provider.settings, currentUrl, stateSecret, now });
  assert.equal(user.subject, 'nv-0017');
});

test('who presses cancel over there is told so', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { url, stateSecret } = await start(pool, provider.settings);
  const currentUrl = await provider.signIn(url, null);
  assert.equal(
    await refusal(finishOidc(pool, { provider: provider.settings, currentUrl, stateSecret, now })),
    'oidc-denied',
  );
});

test('a provider that is gone, knows us by another secret, or is somebody else is told apart', async () => {
  await using house = await open();
  const { pool, provider } = house;
  const { settings } = provider;
  const { url, stateSecret } = await start(pool, settings);
  const currentUrl = await provider.signIn(url, 'nv-0017');
  const wrongSecret = { ...settings, clientSecret: 'old secret' };
  assert.equal(
    await refusal(finishOidc(pool, { provider: wrongSecret, currentUrl, stateSecret, now })),
    'oidc-refused invalid_client',
  );
  const otherName = { ...settings, issuer: settings.issuer.replace('127.0.0.1', 'localhost') };
  assert.equal(await refusal(start(pool, otherName)), 'oidc-refused OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED');
  await provider[Symbol.asyncDispose]();
  assert.equal(await refusal(start(pool, settings)), 'oidc-unreachable');
});

test('a provider is asked over https only, unless it is this machine', () => {
  for (const issuer of [
    'https://sso.tinh.gov.vn/realms/tinh',
    'http://127.0.0.1:8080',
    'http://localhost/a',
    'http://[::1]:1',
  ]) {
    assert.equal(checkIssuer({ issuer }).href.startsWith(issuer.slice(0, 10)), true);
  }
  for (const issuer of [
    'http://sso.tinh.gov.vn',
    'http://127.0.0.1.evil.vn',
    'http://localhost.evil.vn',
    'https://an@evil.vn',
    'https://sso.tinh.gov.vn/?a=b',
    'https://sso.tinh.gov.vn/#a',
    'file:///etc/passwd',
    'sso.tinh.gov.vn',
  ]) {
    assert.throws(() => checkIssuer({ issuer }), { code: 'oidc-issuer-wrong' }, issuer);
  }
});

test('a user is linked by the person himself or an administrator, to one account, and unlinked again', async () => {
  await using database = await openTestDatabase({ template: threePeople });
  const pool = database.connect('hien_dien_identity');
  const provider = { name: 'SSO của tỉnh' };
  const user = { issuer: 'https://sso.tinh.gov.vn', subject: 'nv-0017' };
  type By = typeof an | typeof binh | typeof administrator;
  const link = (actor: By, accountId: number) =>
    inTransaction(pool, (trx) => linkOidc(trx, { provider, actor, accountId, ...user, now }));
  const unlink = (actor: By, accountId: number) =>
    inTransaction(pool, (trx) => unlinkOidc(trx, { actor, accountId, ...user, now }));

  await assert.rejects(link(binh, 1), { code: 'oidc-not-yours' });
  await link(an, 1);
  await link(an, 1);
  await assert.rejects(link(binh, 2), { code: 'oidc-linked-elsewhere' });
  await assert.rejects(link(administrator, 2), { code: 'oidc-linked-elsewhere' });
  await assert.rejects(unlink(binh, 1), { code: 'oidc-not-yours' });
  await unlink(administrator, 1);
  await assert.rejects(unlink(administrator, 1), { code: 'oidc-not-linked' });
  await link(administrator, 2);
  assert.deepEqual(await selectOidcLinks(pool, { accountId: 2 }), [{ ...user, linkedAt: now, linkedBy: 3 }]);
  assert.equal(await selectOidcAccount(pool, { provider, user }), 2);

  await database.pool.query(`update identity.account set status = 'suspended' where id = 2`);
  await assert.rejects(selectOidcAccount(pool, { provider, user }), { code: 'oidc-unknown' });

  const { rows } = await pool.query(`
    select act, account_id as by, object, details::text as details
    from identity.audit_entry
    order by seq`);
  assert.deepEqual(
    rows.map(({ act, by, object }) => `${by} ${act} ${object}`),
    ['1 oidc-linked account:1', '3 oidc-unlinked account:1', '3 oidc-linked account:2'],
  );
  assert.ok(rows.every(({ details }) => !details.includes('nv-0017')));
});
