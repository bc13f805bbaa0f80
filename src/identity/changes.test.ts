/** Corrections by an administrator. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAccount, selectAccount } from './accounts.ts';
import { changeAccount, changePost } from './changes.ts';
import { makePost } from './posts.ts';
import { selectActor } from './session-actor.ts';
import { finishSignIn, startEmailCode } from './sign-in.ts';
import { handOver } from './tenure.ts';
import { openDesk, refusalOf, tryPassword, unwrap, walkLink } from './testing/desk.ts';

test('a corrected address voids the code on its way to the old one', async () => {
  await using desk = await openDesk();
  const lan = { login: 'lan', name: 'Lan', email: 'lam@thainguyen.gov.vn' };
  const made = await desk.within((trx) => makeAccount(trx, lan, desk.act()));
  await walkLink(desk, made.secret);
  const half = unwrap(await tryPassword(desk, lan));
  const sent = unwrap(await desk.within((trx) => startEmailCode(trx, half, desk.visit())));
  const next = { accountId: made.accountId, name: 'Nguyễn Thị Lan', email: 'Lan@thainguyen.gov.vn' };
  await desk.within((trx) => changeAccount(trx, next, desk.act()));
  assert.equal((await selectAccount(desk.pool, made.accountId))?.email, 'lan@thainguyen.gov.vn');
  const finished = await desk.within((trx) =>
    finishSignIn(trx, { ...half, factor: 'email-code', code: sent!.code }, desk.visit()),
  );
  assert.equal(refusalOf(finished), 'code-wrong');
  await assert.rejects(
    desk.within((trx) => changeAccount(trx, { ...next, email: 'a@b.vn\r\nBcc: x@y.vn' }, desk.act())),
    { code: 'email-wrong' },
  );
});

test('a post whose units change is for the new ones at the holder’s next request, and keeps its role', async () => {
  await using desk = await openDesk();
  const post = { title: 'Xã An Khánh', role: 'commune', unitIds: [5, 6] } as const;
  const postId = await desk.within((trx) => makePost(trx, post, desk.act()));
  const newAccount = { login: 'lan', name: 'Lan' };
  const made = await desk.within((trx) =>
    handOver(trx, { postId, to: { newAccount }, on: '2026-11-26' }, desk.act()),
  );
  const lan = await walkLink(desk, made!.secret);
  await desk.within((trx) =>
    changePost(trx, { postId, title: 'Xã An Khánh mới', unitIds: [6, 9] }, desk.act()),
  );
  const actor = await selectActor(desk.pool, lan.secret, desk.now);
  assert.deepEqual([actor?.postTitle, actor?.unitIds, actor?.role], ['Xã An Khánh mới', [6, 9], 'commune']);
  await assert.rejects(
    desk.within((trx) =>
      changePost(trx, { postId, title: 'Tất cả', unitIds: [], everywhere: true }, desk.act()),
    ),
    { code: 'post-not-everywhere' },
  );
});
