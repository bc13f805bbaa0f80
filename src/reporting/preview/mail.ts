/**
 * What the mail of every name would be by another rule, as if all had been judged again: the observatory's own rule asked
 * once for each pair of verdicts that occurs, and the answer written beside every judgement with that pair. For a
 * transaction that is rolled back; a worker that changes one of these rows waits for its end.
 *
 * Judgements without either verdict were made by no engine (invented history) and stay as they are.
 */
import { checkAssumption } from '#assumptions/index.ts';
import { defaultNorm, type Judgement } from '#measurement/index.ts';
import { summarise } from '#observatory/index.ts';
import type { Trx } from '#platform/postgres/db.ts';

export async function judgeMailAgain(
  trx: Trx,
  { value, since }: { value: unknown; since: Temporal.Instant },
): Promise<void> {
  const { M1: mailServers, M7: spf } = checkAssumption('presence.mail', value);
  await trx.query(
    `create temp table mail_verdict on commit drop as
     select
       id,
       split_part(coalesce(verdicts ->> 'M1', 'not-measured'), ' ', 1) as m1,
       split_part(coalesce(verdicts ->> 'M7', 'not-measured'), ' ', 1) as m7
     from observatory.judgement
     limit 0`,
  );
  await trx.query(
    `insert into mail_verdict
     select
       id,
       split_part(coalesce(verdicts ->> 'M1', 'not-measured'), ' ', 1),
       split_part(coalesce(verdicts ->> 'M7', 'not-measured'), ' ', 1)
     from observatory.judgement
     where norm = $1 and (last_seen is null or last_seen >= $2) and verdicts ?| array['M1', 'M7']`,
    [defaultNorm.name, since],
  );
  const { rows } = await trx.query<{ m1: string; m7: string }>('select distinct m1, m7 from mail_verdict');
  const pairs = rows.map(({ m1, m7 }) => ({
    m1,
    m7,
    mail: summarise(judgementWith(m1, m7), { mailServers, spf }).mail,
  }));
  await trx.query(
    `update observatory.judgement as j
     set mail = pair.mail
     from mail_verdict as v
     join jsonb_to_recordset($1::jsonb) as pair (m1 text, m7 text, mail boolean) using (m1, m7)
     where j.id = v.id and j.mail is distinct from pair.mail`,
    [JSON.stringify(pairs)],
  );
}

/** Only what the mail rule reads. */
function judgementWith(m1: string, m7: string): Judgement {
  const findings = [
    { id: 'M1', check: 'M1', verdict: m1 },
    { id: 'M7', check: 'M7', verdict: m7 },
  ];
  return { findings, flags: [], scores: {} } as unknown as Judgement;
}
