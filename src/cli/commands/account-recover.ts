/**
 * `hien-dien account recover LOGIN`: a link that sets password and second factor anew, made at the server's own terminal,
 * for the administrator nobody else can let in again. The audit says that the program made it, for no person did.
 */
import { randomBytes } from 'node:crypto';
import { argon2id, makeRecovery, selectAccounts } from '#identity/index.ts';
import { formatInstant } from '#platform/format.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Host } from '../host.ts';
import { secretOf } from '../secret-of.ts';
import { originOf } from '../start/origin.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function accountRecover(given: Given, host: Host): Promise<number> {
  const { language } = given;
  const login = (given.operands[0] ?? '').trim().toLowerCase();
  const origin = originOf(given, host);
  return withDatabase(given, host, null, async ({ pool }) => {
    const now = host.now();
    const { rows } = await selectAccounts(pool, { search: login, limit: 50 }, now);
    const account = rows.find((one) => one.login === login);
    if (account === undefined) throw problem('login-unknown', { login });
    const means = { key: await secretOf(pool, host), random: randomBytes, passwords: argon2id };
    const link = await inTransaction(pool, (trx) =>
      makeRecovery(trx, { accountId: account.id }, { by: null, now, means }),
    );
    const until = formatInstant(link.expiresAt.toString(), language);
    host.stdout.write(
      language === 'vi'
        ? `Liên kết đặt lại cho ${account.name}, dùng một lần, đến ${until}:\n  ${origin}/kich-hoat/${link.secret}\n`
        : `Link for ${account.name}, good once, until ${until}:\n  ${origin}/kich-hoat/${link.secret}\n`,
    );
    return 0;
  });
}
