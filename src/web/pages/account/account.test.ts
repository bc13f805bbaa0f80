import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { sessionCookie } from '#web/server/cookies.ts';
import { insertSession } from '../../../identity/sessions.ts';
import { assertPage, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

/** A second session of whoever holds the first, as on another machine. */
async function signInElsewhere({ pool, services }: Site, name: string): Promise<string> {
  const visit = {
    means: services.means,
    now: services.now(),
    agent: 'Safari trên iOS',
    network: '10.0.0.0/24',
  };
  const { rows } = await pool.query<{ id: number; postId: number }>(
    `select account.id, tenure.post_id as "postId"
     from identity.account join identity.tenure on tenure.account_id = account.id where account.name = $1`,
    [name],
  );
  const { id: accountId, postId } = rows[0]!;
  const session = await inTransaction(pool, (trx) =>
    insertSession(trx, { accountId, stage: 'full', method: 'totp', postId }, visit),
  );
  return session.secret;
}

test('a person changes name and language, and sees and ends the sessions left open elsewhere', async () => {
  await using site = await openSite();
  const as = await site.signIn({ role: 'auditor', name: 'Lê Văn Bình' });
  const elsewhere = await signInElsewhere(site, 'Lê Văn Bình');
  const page = await site.visit('/toi', { as });
  assertPage(page.body);
  assert.match(readText(page.body), /Safari trên iOS/);
  const ended = await site.visit('/toi', { as, form: { viec: 'ket-thuc-khac' } });
  assert.equal(ended.location, '/toi?da=xong');
  assert.equal((await site.visit('/toi', { as: elsewhere })).status, 302);
  const saved = await site.visit('/toi', {
    as,
    form: { viec: 'ho-so', 'ho-ten': 'Lê Thanh Bình', 'ngon-ngu': 'en' },
  });
  assert.equal(saved.location, '/toi?da=luu');
  const english = await site.visit(saved.location, { as });
  assertPage(english.body);
  assert.match(readText(english.body), /My account.*Saved\./s);
  assert.match(english.body, /value="Lê Thanh Bình"/);
});

test('the password is changed against the present one, and the session goes on under a new secret', async () => {
  await using site = await openSite();
  const as = await site.signIn({ role: 'auditor', name: 'Lê Văn Bình' });
  const hash = await site.services.means.passwords.hash('con trâu đi trước cái cày');
  await site.pool.query('update identity.account set password_hash = $1', [hash]);
  assertPage((await site.visit('/toi/mat-khau', { as })).body);
  const change = (password: string, next: string) =>
    site.visit('/toi/mat-khau', { as, form: { password, 'password-moi': next } });
  const wrong = await change('không phải mật khẩu này', 'bốn mùa xanh lá tre');
  assert.equal(wrong.status, 422);
  assertPage(wrong.body);
  assert.match(readText(wrong.body), /Mật khẩu hiện tại không đúng/);
  const done = await change('con trâu đi trước cái cày', 'bốn mùa xanh lá tre');
  assert.equal(done.location, '/toi?da=mat-khau');
  assert.equal((await site.visit('/toi', { as })).status, 302);
  const cookie = done.headers.getSetCookie().find((line) => line.startsWith(sessionCookie))!;
  assert.equal((await site.visit('/toi', { as: /=([^;]+)/.exec(cookie)![1]! })).status, 200);
});
