/**
 * The installation's key, held against the database it made tokens for: a key that was lost and made anew would match
 * nothing, and say so a million times as questions to a person.
 */
import { createHmac } from 'node:crypto';
import type { Db } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { readSecret, secretFile } from '#platform/secret.ts';
import type { Host } from './host.ts';

/** @throws Problem when the database's tokens were made with another key */
export async function secretOf(db: Db, host: Host): Promise<Buffer> {
  const { dataFolder } = host.settings;
  const secret = readSecret(dataFolder);
  const mark = createHmac('sha256', secret).update('hien-dien key mark').digest('hex').slice(0, 16);
  const { rows } = await db.query<{ mark: string }>(
    `insert into platform.setting (key, value) values ('key-mark', to_jsonb($1::text))
    on conflict (key) do update set value = platform.setting.value
    returning value #>> '{}' as mark`,
    [mark],
  );
  if (rows[0]?.mark !== mark) throw problem('secret-differs', { path: `${dataFolder}/${secretFile}` });
  return secret;
}
