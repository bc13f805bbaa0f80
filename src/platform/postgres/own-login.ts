/**
 * Connections that are a role from their first moment instead of taking it: what they run can then become nobody else, also
 * where a stranger's SQL got in. On the PostgreSQL that comes along every local login is let in by the folder of its socket,
 * which is the installation's alone, so the role may log in itself. On a server of one's own the administrator gives the web a
 * login (docs/operations.md), and the role is taken as the session starts.
 */
import { quoteName } from './create-database.ts';
import { type Db, inTransaction } from './db.ts';
import type { ConnectionOptions, Target } from './pool.ts';

/** Where and how to connect as the role. @param owner may alter roles where the server came along */
export async function connectionAs(
  owner: Parameters<typeof inTransaction>[0],
  target: Target,
  role: string,
): Promise<{ target: Target } & Pick<ConnectionOptions, 'role'>> {
  if ('connectionString' in target) return { target, role };
  // Two programs that start at once would alter the same row of the catalogue.
  await inTransaction(owner, async (trx) => {
    await trx.query(`select pg_advisory_xact_lock(hashtext('hien-dien own login'))`);
    if (await isAsMeant(trx, role)) return;
    await trx.query(`alter role ${role} login password null`);
    await trx.query(`alter role ${role} reset all`);
    await trx.query(`alter role ${role} in database ${quoteName(target.database)} reset all`);
  });
  return { target: { ...target, user: role } };
}

/** A role may give itself a password and settings for its next sessions: a stranger's are taken away at every start. */
async function isAsMeant(db: Db, role: string): Promise<boolean> {
  const { rows } = await db.query<{ meant: boolean }>(
    `select rolcanlogin and rolpassword is null
       and not exists (select from pg_db_role_setting where setrole = pg_authid.oid) as meant
     from pg_authid
     where rolname = $1`,
    [role],
  );
  return rows[0]?.meant ?? false;
}
