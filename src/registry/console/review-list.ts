/**
 * The review queue as pages read it: how many questions of each kind are open, a page of them, one of them, the next one.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { KindId } from '../imports/kind.ts';
import type { Review } from '../imports/review.ts';

export type ReviewKind = Review['kind'];

/** A question with the list that raised it. */
export interface ListedReview extends Review {
  listKind: KindId;
  fileName: string;
  asOf: IsoDate;
  /** A place that several communes are called, none of them cut. */
  isAmbiguous: boolean;
  /** Open questions about the same line of the same list. */
  sameLine: { id: number; kind: ReviewKind; isAmbiguous: boolean; about: string }[];
}

/** A question as a line of the queue. */
export interface QueuedReview {
  id: number;
  kind: ReviewKind;
  /** A place that several communes are called, none of them cut. */
  isAmbiguous: boolean;
  about: string;
  line: number;
  fileName: string;
}

/** What a person recognises the row by. */
const about = (review: string) =>
  `coalesce(nullif(${review}.payload ->> 'domain', ''), nullif(${review}.payload ->> 'name', ''), ${review}.id::text)`;

const isAmbiguous = (review: string) =>
  `(${review}.kind = 'which-unit' and coalesce(${review}.payload ->> 'note', '') = 'ambiguous')`;

/**
 * Open questions of each kind, most first, with how many of them a page after the question `until` has passed. By
 * `review_open_kind`: a province has some hundreds; 20,000 take 12 ms in its scope.
 */
export async function countOpenReviews(
  db: Db,
  { until = 0 }: { until?: number } = {},
): Promise<{ kind: ReviewKind; open: number; passed: number }[]> {
  const { rows } = await db.query<{ kind: ReviewKind; open: number; passed: number }>(
    `select kind, count(*) as open, count(*) filter (where id <= $1) as passed
     from registry.review
     where decided_at is null
     group by kind
     order by count(*) desc, kind`,
    [until],
  );
  return rows;
}

/**
 * A page of open questions, oldest first, of one kind where given. By `review_open` from the question `after` on: 2 ms
 * anywhere among 20,000, 6 ms for a kind that is one in 250.
 */
export async function selectReviewList(
  db: Db,
  { kind, after, limit }: { kind: ReviewKind | null; after: number; limit: number },
): Promise<{ rows: QueuedReview[]; next: number | null }> {
  const { rows } = await db.query<QueuedReview>(
    `select review.id, review.kind, ${isAmbiguous('review')} as "isAmbiguous", ${about('review')} as about, review.line,
       import.file_name as "fileName"
     from registry.review
     join registry.import on import.id = review.import_id
     where review.decided_at is null and review.id > $2 and ($1::text is null or review.kind = $1)
     order by review.id
     limit $3`,
    [kind, after, limit + 1],
  );
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One question, open or decided; null where there is none or whoever asks does not see its list. */
export async function selectReview(db: Db, id: number): Promise<ListedReview | null> {
  const { rows } = await db.query<ListedReview>(
    `select review.id, review.import_id as "importId", review.line, review.kind, review.payload, review.candidates,
       review.decided_at as "decidedAt", review.decided_by as "decidedBy", review.decision, import.kind as "listKind",
       import.file_name as "fileName", import.as_of as "asOf", ${isAmbiguous('review')} as "isAmbiguous",
       (
         select coalesce(
           jsonb_agg(
             jsonb_build_object('id', other.id, 'kind', other.kind, 'isAmbiguous', ${isAmbiguous('other')},
               'about', ${about('other')})
             order by other.id),
           '[]')
         from registry.review other
         where other.import_id = review.import_id and other.line = review.line and other.id <> review.id
           and other.decided_at is null
       ) as "sameLine"
     from registry.review
     join registry.import on import.id = review.import_id
     where review.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The next open question of the kind, from the beginning again after the last; null when none is left. */
export async function selectNextReview(
  db: Db,
  { after, kind }: { after: number; kind: ReviewKind },
): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(
    `select id
     from (
       (select id, 1 as turn from registry.review where decided_at is null and kind = $2 and id > $1 order by id limit 1)
       union all
       (select id, 2 from registry.review where decided_at is null and kind = $2 and id < $1 order by id limit 1)
     ) further
     order by turn
     limit 1`,
    [after, kind],
  );
  return rows[0]?.id ?? null;
}
