/** Which posts an account holds, held and will hold. */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Role } from './roles.ts';

export interface AccountTenure {
  postId: number;
  title: string;
  role: Role;
  /** First day. */
  from: IsoDate;
  /** Last day, included; null where no end is known. */
  until: IsoDate | null;
}

/** An account's posts, the latest first; by tenure's index on the account. */
export async function selectAccountTenures(
  db: Db,
  { accountId }: { accountId: number },
): Promise<AccountTenure[]> {
  const { rows } = await db.query<AccountTenure>(
    `select
       post.id as "postId", post.title, post.role,
       lower(tenure.valid) as from, upper(tenure.valid) - 1 as until
     from identity.tenure
     join identity.post on post.id = tenure.post_id
     where tenure.account_id = $1
     order by lower(tenure.valid) desc, post.id`,
    [accountId],
  );
  return rows;
}
