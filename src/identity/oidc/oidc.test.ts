import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import type { Problem } from '#platform/problems.ts';
import { finishOidc } from './flow.ts';
import { linkOidc, selectOidcAccount, selectOidcLinks, unlinkOidc } from './link.ts';
import { checkIssuer } from './provider.ts';
import { startProvider } from './testing.ts';
import {
  administrator,
  an,
  binh,
  now,
  open,
  redirectUri,
  refusal,
  start,
  threePeople,
} from './testing-people.ts';

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
