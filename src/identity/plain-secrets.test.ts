/** Nothing that opens a door lies in the database in clear. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAccount } from './accounts.ts';
import { startActivation, startActivationCode } from './activation.ts';
import { startTotpChange } from './credentials.ts';
import { makeRecovery } from './recovery.ts';
import { selectActor } from './session-actor.ts';
import { finishSignIn } from './sign-in.ts';
import {
  codeOf,
  firstAdministrator,
  goodPassword,
  openDesk,
  tryPassword,
  unwrap,
  walkLink,
} from './testing/desk.ts';

test('no password, code, link, cookie or app’s secret is found in any row of any table', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const lan = { login: 'lan', name: 'Lan', email: 'lan@thainguyen.gov.vn' };
  const invited = await desk.within((trx) => makeAccount(trx, lan, desk.act(admin.by)));
  const begun = await desk.within((trx) =>
    startActivation(trx, { secret: invited.secret, password: 'chưa dùng đến bao giờ' }, desk.visit()),
  );
  const mailed = unwrap(await desk.within((trx) => startActivationCode(trx, invited, desk.visit())));
  const hoa = await desk.within((trx) => makeAccount(trx, { login: 'hoa', name: 'Hoa' }, desk.act(admin.by)));
  const person = await walkLink(desk, hoa.secret, 'mật khẩu riêng của Hoa');
  const recovery = await desk.within((trx) => makeRecovery(trx, person, desk.act(admin.by)));
  desk.now = desk.now.add({ minutes: 1 });
  await tryPassword(desk, { login: 'hoa', password: 'gõ nhầm một mật khẩu' });
  const half = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  const code = codeOf(admin.totp, desk.now);
  const full = unwrap(
    await desk.within((trx) => finishSignIn(trx, { ...half, factor: 'totp', code }, desk.visit())),
  );
  const actor = (await selectActor(desk.pool, full.secret, desk.now))!;
  const change = await desk.within((trx) => startTotpChange(trx, { actor }, desk.visit()));

  const texts = [
    goodPassword,
    'chưa dùng đến bao giờ',
    'mật khẩu riêng của Hoa',
    'gõ nhầm một mật khẩu',
    invited.secret,
    hoa.secret,
    recovery.secret,
    change.secret,
    mailed.code,
    admin.secret,
    person.secret,
    half.secret,
    full.secret,
    ...[admin.totp, person.totp, begun.totp, change.totp].map(({ typed }) => typed.replaceAll(' ', '')),
  ];
  const bytes = texts.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    ...(/^[A-Za-z0-9_-]{43}$/.test(text) ? [Buffer.from(text, 'base64url')] : []),
    ...(/^[A-Z2-7]{32}$/.test(text) ? [fromBase32(text)] : []),
  ]);
  const { rows: tables } = await desk.database.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'platform')`,
  );
  let seen = 0;
  for (const { name } of tables) {
    const { rows } = await desk.database.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) {
      seen += 1;
      for (const [at, text] of texts.entries()) assert(!row.includes(text), `${name} holds text ${at}`);
      // bytea is shown as hexadecimal digits.
      for (const [at, secret] of bytes.entries())
        assert(!row.includes(secret.toString('hex')), `${name} holds bytes ${at}`);
    }
  }
  assert(seen > 20);
});

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)!
      .map((byte) => Number.parseInt(byte, 2)),
  );
}
