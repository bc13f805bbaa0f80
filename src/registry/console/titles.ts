/**
 * What lists, questions, subjects and names are recognised by, many at once: for pages that name what others did things to.
 * What is gone, or outside the scope of whoever asks, is left out. Each by its primary or unique key.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { KindId, SubjectKind } from '../imports/kind.ts';
import { dayNotKnown } from '../uploads/waiting.ts';
import type { ReviewKind } from './review-list.ts';

export interface ListTitle {
  id: number;
  kind: KindId;
  /** Day of the list; null where it could not be read. */
  asOf: IsoDate | null;
}

export async function selectUploadTitles(db: Db, ids: readonly number[]): Promise<ListTitle[]> {
  const { rows } = await db.query<ListTitle>(
    'select id, kind, nullif(as_of, $2) as "asOf" from registry.upload where id = any($1::bigint[])',
    [ids, dayNotKnown],
  );
  return rows;
}

export async function selectImportTitles(db: Db, ids: readonly number[]): Promise<ListTitle[]> {
  const { rows } = await db.query<ListTitle>(
    'select id, kind, as_of as "asOf" from registry.import where id = any($1::bigint[])',
    [ids],
  );
  return rows;
}

export interface ReviewTitle {
  id: number;
  kind: ReviewKind;
  /** What the row is about; '' where it has none. The subject's name is personal data. */
  domain: string;
  name: string;
}

export async function selectReviewTitles(db: Db, ids: readonly number[]): Promise<ReviewTitle[]> {
  const { rows } = await db.query<ReviewTitle>(
    `select id, kind, coalesce(payload ->> 'domain', '') as domain, coalesce(payload ->> 'name', '') as name
     from registry.review
     where id = any($1::bigint[])`,
    [ids],
  );
  return rows;
}

/** Personal data: only for whoever may see subjects. */
export async function selectSubjectTitles(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; kind: SubjectKind; name: string }[]> {
  const { rows } = await db.query<{ id: number; kind: SubjectKind; name: string }>(
    'select id, kind, name from registry.subject where id = any($1::bigint[])',
    [ids],
  );
  return rows;
}

/** Names as people write them: `quánphở.vn` of `xn--qunph-…`. */
export async function selectNameTitles(
  db: Db,
  names: readonly string[],
): Promise<{ name: string; unicode: string }[]> {
  const { rows } = await db.query<{ name: string; unicode: string }>(
    'select name, unicode from registry.domain where name = any($1::text[])',
    [names],
  );
  return rows;
}
