/**
 * The few kinds of judgement that names of the large sample show, as tables in the database: the kinds themselves, and the
 * events between any two of them, so that a million changes are written by one statement.
 */

import { eventsBetween, type JudgementRow, type Shown } from '#observatory/index.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { readKinds } from './kinds.ts';

/** As these names of the lab do; the order is that of a random walk, so neighbours differ. */
const shownAs = [
  'unsigned.vn',
  'nginxmacdinh.vn',
  'motmaymottrang.vn',
  'bantenmien.vn',
  'hundred-points.vn',
  'no-https.vn',
  'quanaodep.vn',
  'no-web.vn',
  'expired-certificate.vn',
  'receives-mail.vn',
  'web-refused.vn',
  'dangxaydung.vn',
] as const;

export const kindsOfLarge = shownAs.length;

/** Makes the temporary tables `large_kind (number, …)` and `large_event (before_number, after_number, …)`. */
export async function writeKinds(trx: Trx): Promise<void> {
  const { kinds, kindOf } = readKinds();
  const those = shownAs.map((name) => kinds.get(kindOf.get(name)!)!);
  await trx.query(
    `
    create temporary table large_kind on commit drop as
    select
      kind.*,
      decode(kind.digest_hex, 'hex') as digest
    from jsonb_to_recordset($1) as kind (
      number int, norm text, digest_hex text, state text, presence text, trusted boolean, grade text, score smallint,
      scores jsonb, flags text[], mail boolean, faults text[], verdicts jsonb
    )`,
    [
      JSON.stringify(
        those.map(({ row, digest }, number) => ({ ...row, number, digest_hex: digest.toString('hex') })),
      ),
    ],
  );
  const events = those.flatMap((before, at) =>
    those.flatMap((after, to) =>
      eventsBetween(shown(before.row), shown(after.row)).map((event) => ({
        ...event,
        before_number: at,
        after_number: to,
      })),
    ),
  );
  await trx.query(
    `
    create temporary table large_event on commit drop as
    select *
    from jsonb_to_recordset($1) as event (before_number int, after_number int, kind text, before text, after text)`,
    [JSON.stringify(events)],
  );
}

function shown({ state, presence, trusted, flags, verdicts }: JudgementRow): Shown {
  return { state, presence, trusted, flags, certificate: verdicts.T11 ?? null };
}
