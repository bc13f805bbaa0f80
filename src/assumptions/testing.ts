/**
 * People for tests of proposals, here and in the rooms above: an account in a post of its own.
 */
import type { Db } from '#platform/postgres/db.ts';
import type { Signatory } from './proposal.ts';

export async function signatory(db: Db, name: string, postTitle: string): Promise<Signatory> {
  const { rows } = await db.query<{ accountId: number; postId: number }>(
    `with account as (
       insert into identity.account (login, name)
       values ('thu-' || (select count(*) from identity.account), $1)
       returning id
     ),
     post as (
       insert into identity.post (title, role) values ($2, 'province')
       returning id
     )
     select account.id as "accountId", post.id as "postId" from account, post`,
    [name, postTitle],
  );
  return { ...rows[0]!, name, postTitle };
}
