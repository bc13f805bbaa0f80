/**
 * Somebody lost his phone or forgot his password: another administrator makes a link, hands it over in person or by a
 * channel he trusts, and with it password and second factor are set anew. No questions, no mail to whoever asks; and nobody
 * does it for himself, so two people are always in it. Where the only administrator is the one who is locked out, the terminal of
 * the server makes the link (`by` null).
 */
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { lockAccount } from './accounts.ts';
import type { SecretAct } from './actor.ts';
import { makeLink } from './one-time.ts';
import { record } from './record.ts';

/** Handed over at once, by telephone or across a desk. */
export const recoveryHours = 24;

/**
 * A recovery link for an active account. What the account has holds until the link's last step.
 *
 * @throws Problem for one's own account, or one that is not active
 */
export async function makeRecovery(
  trx: Trx,
  { accountId }: { accountId: number },
  act: SecretAct,
): Promise<{ secret: string; expiresAt: Temporal.Instant }> {
  if (act.by?.accountId === accountId) throw problem('not-oneself', {});
  const account = await lockAccount(trx, accountId);
  if (account.status !== 'active') {
    throw problem('account-not-usable', { name: account.name, status: account.status });
  }
  const link = await makeLink(trx, { purpose: 'recovery', accountId, hours: recoveryHours }, act);
  await record(trx, 'recovery-made', `account:${accountId}`, act);
  return link;
}

/** A fresh activation link for an account that was not activated yet; the older one is void. @throws Problem */
export async function renewActivation(
  trx: Trx,
  { accountId, days }: { accountId: number; days: number },
  act: SecretAct,
): Promise<{ secret: string; expiresAt: Temporal.Instant }> {
  const account = await lockAccount(trx, accountId);
  if (account.status !== 'invited') {
    throw problem('account-not-usable', { name: account.name, status: account.status });
  }
  const link = await makeLink(trx, { purpose: 'activation', accountId, hours: days * 24 }, act);
  await record(trx, 'activation-renewed', `account:${accountId}`, act);
  return link;
}
