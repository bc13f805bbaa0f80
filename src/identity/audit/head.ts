/**
 * The audit's end at a day's end, signed. The chain alone does not show that its last entries were cut off, nor that all of
 * it was written anew; a signature over a day's last hash does, and so does a copy of it on paper.
 *
 * A head vouches for every entry up to its number, so a day without one is covered by the next. What came after the last
 * head is covered by a file outside the database (kept-head.ts).
 */
import { sign, verify } from 'node:crypto';
import { timeZone } from '#platform/day.ts';
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import type { AuditKey, AuditPublicKey } from './key.ts';

export interface AuditHead {
  /** As Vietnam counts days. */
  day: IsoDate;
  seq: number;
  hash: Buffer;
  signature: Buffer;
  /** `AuditPublicKey.id`. */
  keyId: string;
}

/**
 * Signs the last entry of one day; nothing where the day has no entry, or has a head.
 *
 * @param day a day that is over: later entries of the same day would wait for the next day's head
 * @returns how many heads were added, 0 or 1
 */
export function signHead(trx: Trx, { day, key }: { day: IsoDate; key: AuditKey }): Promise<number> {
  return signDays(trx, day, day, key);
}

/**
 * Signs every day before `today` that has entries and no head. Called once a day or more often by whoever runs; two at
 * once are as good as one.
 *
 * @returns how many heads were added
 */
export function signHeads(trx: Trx, { today, key }: { today: IsoDate; key: AuditKey }): Promise<number> {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  return signDays(trx, '0001-01-01', yesterday, key);
}

/** All heads by number. A day each: a hundred years are 36,500 rows. */
export async function selectHeads(db: Db): Promise<AuditHead[]> {
  const { rows } = await db.query<AuditHead>(`
    select day, seq, hash, signature, key_id as "keyId"
    from identity.audit_head
    order by seq, day`);
  return rows;
}

/** The newest head: what is printed in an annex and shown on the portal; null before the first day is over. */
export async function selectLastHead(db: Db): Promise<AuditHead | null> {
  const { rows } = await db.query<AuditHead>(`
    select day, seq, hash, signature, key_id as "keyId"
    from identity.audit_head
    order by day desc
    limit 1`);
  return rows[0] ?? null;
}

/** Whether the head was signed with this key. */
export function verifyHead(head: AuditHead, { id, publicKey }: AuditPublicKey): boolean {
  return head.keyId === id && verify(null, signedBytes(head), publicKey, head.signature);
}

/** An entry signed as the audit's end. */
export function signEnd(end: Pick<AuditHead, 'day' | 'seq' | 'hash'>, key: AuditKey): AuditHead {
  return { ...end, signature: sign(null, signedBytes(end), key.privateKey), keyId: key.id };
}

async function signDays(trx: Trx, first: IsoDate, last: IsoDate, key: AuditKey): Promise<number> {
  // By the primary key from the last head on: a day's entries, not the whole chain.
  const { rows: ends } = await trx.query<{ day: IsoDate; seq: number; hash: Buffer }>(
    `
    with fresh as (
      select seq, hash, (at at time zone $3)::date as day
      from identity.audit_entry
      where seq > (select coalesce(max(seq), 0) from identity.audit_head)
    )
    select distinct on (day) day, seq, hash
    from fresh
    where day between $1 and $2
    order by day, seq desc`,
    [first, last, timeZone],
  );
  if (ends.length === 0) return 0;
  const { rowCount } = await trx.query(
    `
    insert into identity.audit_head (day, seq, hash, signature, key_id)
    select day, seq, hash, signature, $5
    from unnest($1::date[], $2::bigint[], $3::bytea[], $4::bytea[]) as head (day, seq, hash, signature)
    on conflict (day) do nothing`,
    [
      ends.map(({ day }) => day),
      ends.map(({ seq }) => seq),
      ends.map(({ hash }) => hash),
      ends.map((end) => signEnd(end, key).signature),
      key.id,
    ],
  );
  return rowCount ?? 0;
}

/** `hien-dien audit head 1|2026-11-25|1234|<hash in hex>`. */
function signedBytes({ day, seq, hash }: Pick<AuditHead, 'day' | 'seq' | 'hash'>): Buffer {
  return Buffer.from(`hien-dien audit head 1|${day}|${seq}|${Buffer.from(hash).toString('hex')}`);
}
