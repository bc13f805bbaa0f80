/**
 * The review queue as pages read it: how many questions of each kind are open, the first of them, one of them, the next one.
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
}

const selecting = `
  select review.id, review.import_id as "importId", review.line, review.kind, review.payload, review.candidates,
    review.decided_at as "decidedAt", review.decided_by as "decidedBy", review.decision, import.kind as "listKind",
    import.file_name as "fileName", import.as_of as "asOf"
  from registry.review
  join registry.import on import.id = review.import_id`;

/** Open questions of each kind, most first. By `review_open`: a province has some hundreds. */
export async function countOpenReviews(db: Db): Promise<{ kind: ReviewKind; open: number }[]> {
  const { rows } = await db.query<{ kind: ReviewKind; open: number }>(
    `select kind, count(*) as open
     from registry.review
     where decided_at is null
     group by kind
     order by count(*) desc, kind`,
  );
  return rows;
}

/** The oldest open questions, of one kind where given. */
export async function selectReviewList(
  db: Db,
  { kind, limit }: { kind: ReviewKind | null; limit: number },
): Promise<ListedReview[]> {
  const { rows } = await db.query<ListedReview>(
    `${selecting}
     where review.decided_at is null and ($1::text is null or review.kind = $1)
     order by review.id
     limit $2`,
    [kind, limit],
  );
  return rows;
}

/** One question, open or decided; null where there is none or whoever asks does not see its list. */
export async function selectReview(db: Db, id: number): Promise<ListedReview | null> {
  const { rows } = await db.query<ListedReview>(`${selecting} where review.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The next open question of the kind, from the beginning again after the last; null when none is left. */
export async function selectNextReview(
  db: Db,
  { after, kind }: { after: number; kind: ReviewKind },
): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(
    `select id
     from registry.review
     where decided_at is null and kind = $2 and id <> $1
     order by id < $1, id
     limit 1`,
    [after, kind],
  );
  return rows[0]?.id ?? null;
}
