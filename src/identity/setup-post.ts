/**
 * The end of first start: the account that was made with the set-up link becomes the administrator.
 */
import { dayOf } from '#platform/day.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { lockAdministrators, selectAdministrators } from './administrators.ts';
import { insertPost } from './posts.ts';
import { roles } from './roles.ts';

/** Gives the account the first administrator's post. @throws Problem where there is an administrator by now */
export async function finishSetup(
  trx: Trx,
  { accountId, now }: { accountId: number; now: Temporal.Instant },
): Promise<void> {
  await lockAdministrators(trx);
  if ((await selectAdministrators(trx, now)).length > 0) throw problem('setup-done', {});
  const title = roles.administrator.title.vi;
  const act = { by: { accountId, postId: null }, now };
  const postId = await insertPost(trx, { title, role: 'administrator', unitIds: [], everywhere: true }, act);
  await trx.query(
    `insert into identity.tenure (post_id, account_id, valid, recorded_by, recorded_at)
     values ($1, $2, daterange($3, null), $2, $4)`,
    [postId, accountId, dayOf(now), now],
  );
}
