/** What a person says about himself: how he is called and which language he reads. */
import type { Language } from '#platform/format.ts';
import type { Trx } from '#platform/postgres/db.ts';
import type { Actor, Visit } from './actor.ts';
import { parseTitle } from './logins.ts';
import { record } from './record.ts';

/** @throws Problem where the name is none */
export async function saveProfile(
  trx: Trx,
  { actor, name, language }: { actor: Pick<Actor, 'accountId' | 'postId'>; name: string; language: Language },
  visit: Pick<Visit, 'now' | 'requestId'>,
): Promise<void> {
  await trx.query('update identity.account set name = $2, language = $3 where id = $1', [
    actor.accountId,
    parseTitle(name, 'name'),
    language,
  ]);
  await record(trx, 'profile-saved', `account:${actor.accountId}`, { ...visit, by: actor }, { language });
}
