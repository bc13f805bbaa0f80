import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template } from '#platform/postgres/testing.ts';
import { removePasskey, removePasskeysOf, renamePasskey, selectPasskeys } from './keep.ts';
import { finishRegistration, startRegistration } from './register.ts';
import type { RelyingParty } from './relying-party.ts';
import { finishSignIn, startSignIn } from './sign-in.ts';
import { type Device, newDevice } from './testing.ts';

const origin = 'https://hiendien.tinh.gov.vn';
const rp: RelyingParty = { id: 'hiendien.tinh.gov.vn', name: 'Hiện Diện', origin };
const now = Temporal.Instant.from('2026-11-26T07:00:00Z');
const random = randomBytes;
const an = { accountId: 1, postId: 1, login: 'an@phuong.gov.vn', name: 'Nguyễn Văn An' };
const binh = { accountId: 2, postId: 2, login: 'binh@phuong.gov.vn', name: 'Trần Thị Bình' };

const twoPeople: Template = {
  name: 'passkeys_two_people',
  key: '1',
  async prepare(pool) {
    await pool.query(`
      insert into identity.account (login, name, status)
      values ('an@phuong.gov.vn', 'Nguyễn Văn An', 'active'), ('binh@phuong.gov.vn', 'Trần Thị Bình', 'active')`);
  },
};

async function open() {
  const database = await openTestDatabase({ template: twoPeople });
  return {
    owner: database.pool,
    pool: database.connect('hien_dien_identity'),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function add(pool: pg.Pool, actor: typeof an, name = 'Điện thoại của cơ quan'): Promise<Device> {
  const device = newDevice({ origin });
  const options = await inTransaction(pool, (trx) => startRegistration(trx, { actor, rp, now, random }));
  await inTransaction(pool, (trx) =>
    finishRegistration(trx, { actor, rp, response: device.create(options), name, now }),
  );
  return device;
}

const start = (pool: pg.Pool) => inTransaction(pool, (trx) => startSignIn(trx, { rp, now, random }));

/** The account that is let in, or the code of the refusal. */
async function finish(pool: pg.Pool, response: unknown, at = now): Promise<number | string> {
  const answer = await inTransaction(pool, (trx) => finishSignIn(trx, { rp, response, now: at }));
  return answer.ok ? answer.value.accountId : answer.problem.code;
}

async function whys(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(`
    select object, details ->> 'why' as why
    from identity.audit_entry
    where act = 'sign-in-failed'
    order by seq`);
  return rows.map(({ object, why }) => [object, why]);
}

test('a person adds a passkey and signs in with it, without a login and without a password', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  await add(pool, binh);
  assert.equal(await finish(pool, phone.get(await start(pool))), 1);
  assert.equal(await finish(pool, phone.get(await start(pool))), 1);
  const [passkey, ...others] = await selectPasskeys(pool, { accountId: 1 });
  assert.deepEqual(others, []);
  assert.deepEqual(passkey, {
    credentialId: phone.credentialId.toString('base64url'),
    name: 'Điện thoại của cơ quan',
    createdAt: now,
    lastUsedAt: now,
  });
});

test('the browser is asked for a key that stays in the device and asks for finger, face or PIN; it learns no account', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  const options = await inTransaction(pool, (trx) => startRegistration(trx, { actor: an, rp, now, random }));
  assert.deepEqual(options.authenticatorSelection, {
    residentKey: 'required',
    userVerification: 'required',
    requireResidentKey: true,
  });
  assert.equal(options.attestation, 'none');
  assert.deepEqual(
    options.excludeCredentials?.map(({ id, transports }) => [id, transports]),
    [[phone.credentialId.toString('base64url'), ['internal', 'hybrid']]],
  );
  const request = await start(pool);
  assert.deepEqual(
    [request.userVerification, request.allowCredentials, request.rpId],
    ['required', undefined, 'hiendien.tinh.gov.vn'],
  );
});

const wrongWhenAdding: [string, Parameters<Device['create']>[1]][] = [
  ['another origin', { origin: 'https://hiendien.tinh.gov.vn.evil.vn' }],
  ['another host', { rpId: 'evil.vn' }],
  ['a device that asked for nothing', { userVerified: false }],
  ['an answer to a sign-in', { type: 'webauthn.get' }],
];
for (const [title, wrong] of wrongWhenAdding) {
  test(`not added: ${title}`, async () => {
    await using database = await open();
    const { pool } = database;
    const options = await inTransaction(pool, (trx) =>
      startRegistration(trx, { actor: an, rp, now, random }),
    );
    const response = newDevice({ origin }).create(options, wrong);
    await assert.rejects(
      inTransaction(pool, (trx) => finishRegistration(trx, { actor: an, rp, response, name: 'Khóa', now })),
      { code: 'passkey-not-added' },
    );
    assert.deepEqual(await selectPasskeys(pool, { accountId: 1 }), []);
  });
}

test('not added: a second time, too late, by another person, for a name that is none, or nonsense', async () => {
  await using database = await open();
  const { pool } = database;
  const device = newDevice({ origin });
  const options = await inTransaction(pool, (trx) => startRegistration(trx, { actor: an, rp, now, random }));
  const response = device.create(options);
  const attempt = (given: Partial<Parameters<typeof finishRegistration>[1]>) =>
    inTransaction(pool, (trx) =>
      finishRegistration(trx, { actor: an, rp, response, name: 'Khóa', now, ...given }),
    );
  await assert.rejects(attempt({ actor: binh }), { code: 'passkey-expired' });
  await assert.rejects(attempt({ now: now.add({ minutes: 5 }) }), { code: 'passkey-expired' });
  await assert.rejects(attempt({ name: ' ' }), { code: 'passkey-name-wrong' });
  await assert.rejects(attempt({ response: { id: 1 } }), { code: 'passkey-not-added' });
  await assert.rejects(attempt({ response: null }), { code: 'passkey-not-added' });
  await attempt({});
  await assert.rejects(attempt({}), { code: 'passkey-expired' });
  const again = await inTransaction(pool, (trx) => startRegistration(trx, { actor: binh, rp, now, random }));
  await assert.rejects(attempt({ actor: binh, response: device.create(again) }), { code: 'passkey-known' });
});

test('an account has at most ten passkeys', async () => {
  await using database = await open();
  const { pool } = database;
  const early = await inTransaction(pool, (trx) => startRegistration(trx, { actor: an, rp, now, random }));
  for (let index = 0; index < 10; index += 1) await add(pool, an);
  await assert.rejects(add(pool, an), { code: 'passkey-too-many' });
  const response = newDevice({ origin }).create(early);
  await assert.rejects(
    inTransaction(pool, (trx) => finishRegistration(trx, { actor: an, rp, response, name: 'Khóa', now })),
    { code: 'passkey-too-many' },
  );
});

const wrongWhenSigning: [string, Parameters<Device['get']>[1], string][] = [
  ['another origin', { origin: 'https://hiendien.tinh.gov.vn.evil.vn' }, 'not-verified'],
  ['the same host without TLS', { origin: 'http://hiendien.tinh.gov.vn' }, 'not-verified'],
  ['another host', { rpId: 'evil.vn' }, 'not-verified'],
  ['a device that asked for nothing', { userVerified: false }, 'not-verified'],
  ['an answer to an adding', { type: 'webauthn.create' }, 'not-verified'],
  ['a signature of something else', { signature: Buffer.from('3006020101020101', 'hex') }, 'not-verified'],
  ['the name of another account inside', { userHandle: 'AAAA' }, 'other-user'],
  ['no name inside', { userHandle: '' }, 'other-user'],
];
for (const [title, wrong, why] of wrongWhenSigning) {
  test(`refused: ${title}`, async () => {
    await using database = await open();
    const { pool } = database;
    const phone = await add(pool, an);
    const options = await start(pool);
    assert.equal(await finish(pool, phone.get(options, wrong)), 'passkey-refused');
    assert.deepEqual(await whys(pool), [['account:1', why]]);
    // The challenge is used up: the right answer to it comes too late.
    assert.equal(await finish(pool, phone.get(options)), 'passkey-expired');
    assert.equal(await finish(pool, phone.get(await start(pool))), 1);
  });
}

test('refused: a key nobody has added, and one account is not let in by the key of another', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  const other = await add(pool, binh);
  const stranger = newDevice({ origin });
  assert.equal(await finish(pool, stranger.get(await start(pool))), 'passkey-refused');
  // Bình's device says it was An's key that signed.
  assert.equal(
    await finish(pool, other.get(await start(pool), { credentialId: phone.credentialId })),
    'passkey-refused',
  );
  assert.deepEqual(await whys(pool), [
    ['', 'unknown-key'],
    ['account:1', 'other-user'],
  ]);
});

test('an answer is good once: sent again, at once or later, it lets nobody in', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  const response = phone.get(await start(pool));
  const both = await Promise.all([finish(pool, response), finish(pool, response)]);
  assert.deepEqual(both.toSorted(), [1, 'passkey-expired']);
  assert.equal(await finish(pool, response), 'passkey-expired');
});

test('a challenge is good for five minutes, and only for what it was made for', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  const late = phone.get(await start(pool));
  assert.equal(await finish(pool, late, now.add({ minutes: 5 })), 'passkey-expired');
  const made = await inTransaction(pool, (trx) => startRegistration(trx, { actor: an, rp, now, random }));
  assert.equal(
    await finish(pool, phone.get({ challenge: made.challenge, rpId: 'hiendien.tinh.gov.vn' })),
    'passkey-expired',
  );
  assert.equal(await finish(pool, phone.get({ challenge: 'made up', rpId: rp.id })), 'passkey-expired');
  for (const nonsense of [null, 'x', {}, { response: { clientDataJSON: '{' } }, { response: null }]) {
    assert.equal(await finish(pool, nonsense), 'passkey-expired');
  }
});

test('a key whose counter went back or stood still was copied: it is refused, and the audit says why', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  assert.equal(await finish(pool, phone.get(await start(pool), { counter: 7 })), 1);
  for (const counter of [6, 7, 0]) {
    assert.equal(await finish(pool, phone.get(await start(pool), { counter })), 'passkey-refused');
  }
  assert.deepEqual(await whys(pool), Array(3).fill(['account:1', 'counter-back']));
  assert.equal(await finish(pool, phone.get(await start(pool), { counter: 8 })), 1);
});

test('a key that does not count is good again and again', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  assert.equal(await finish(pool, phone.get(await start(pool), { counter: 0 })), 1);
  assert.equal(await finish(pool, phone.get(await start(pool), { counter: 0 })), 1);
});

test('a suspended account is refused as a key nobody has added is', async () => {
  await using database = await open();
  const { pool, owner } = database;
  const phone = await add(pool, an);
  await owner.query(`update identity.account set status = 'suspended' where id = 1`);
  assert.equal(await finish(pool, phone.get(await start(pool))), 'passkey-refused');
  assert.deepEqual(await whys(pool), [['', 'unknown-key']]);
});

test('a person names and removes his own passkeys and nobody else does; each is in the audit', async () => {
  await using database = await open();
  const { pool } = database;
  const phone = await add(pool, an);
  const credentialId = phone.credentialId.toString('base64url');
  const act = (by: typeof an) => ({ by, credentialId, now });
  await assert.rejects(
    inTransaction(pool, (trx) => renamePasskey(trx, { ...act(binh), name: 'Của tôi' })),
    { code: 'passkey-missing' },
  );
  await assert.rejects(
    inTransaction(pool, (trx) => removePasskey(trx, act(binh))),
    { code: 'passkey-missing' },
  );
  await inTransaction(pool, (trx) => renamePasskey(trx, { ...act(an), name: '  Khóa USB trong két ' }));
  assert.equal((await selectPasskeys(pool, { accountId: 1 }))[0]?.name, 'Khóa USB trong két');
  await inTransaction(pool, (trx) => removePasskey(trx, act(an)));
  assert.equal(await finish(pool, phone.get(await start(pool))), 'passkey-refused');
  await add(pool, an);
  await add(pool, an);
  assert.equal(await inTransaction(pool, (trx) => removePasskeysOf(trx, { accountId: 1, by: binh, now })), 2);
  assert.equal(await inTransaction(pool, (trx) => removePasskeysOf(trx, { accountId: 1, by: binh, now })), 0);
  const { rows } = await pool.query(`
    select act, account_id as by
    from identity.audit_entry
    where act like 'passkey%'
    order by seq`);
  assert.deepEqual(
    rows.map(({ act, by }) => `${act} ${by}`),
    [
      'passkey-added 1',
      'passkey-renamed 1',
      'passkey-removed 1',
      'passkey-added 1',
      'passkey-added 1',
      'passkeys-removed 2',
    ],
  );
});

test('challenges whose time is over are thrown away by the next one', async () => {
  await using database = await open();
  const { pool } = database;
  await start(pool);
  await start(pool);
  await inTransaction(pool, (trx) => startSignIn(trx, { rp, now: now.add({ minutes: 5 }), random }));
  const { rows } = await pool.query('select count(*) from identity.challenge');
  assert.equal(rows[0].count, 1);
});
