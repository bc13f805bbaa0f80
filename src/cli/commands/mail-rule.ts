/**
 * When a name's mail is set up: the assumption's words in the observatory's form.
 */
import { readAssumptions } from '#assumptions/index.ts';
import type { MailRule } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';

export async function readMailRule(db: Db, now: Temporal.Instant): Promise<MailRule> {
  const { M1, M7 } = (await readAssumptions(db, dayOf(now)))['presence.mail'];
  return { mailServers: M1, spf: M7 };
}
