/**
 * Questions put into the review queue by an import. One that was asked before about the same thing is not asked again,
 * answered or not.
 */
import type { ImportContext } from './context.ts';

export interface Question {
  kind: 'which-subject' | 'which-unit' | 'holder-differs';
  /** Gives line, about, candidates and payload; its own values begin at $2. */
  select: string;
  values: readonly unknown[];
}

/** @returns the lines that were asked about now, with how many there are to choose from */
export function addReviews(
  { trx, importId }: ImportContext,
  { kind, select, values }: Question,
): Promise<{ rows: { line: number; choices: number; note: string | null }[] }> {
  return trx.query(
    `with asked as (
       ${select}
     )
     insert into registry.review (import_id, line, kind, payload, candidates, about)
     select $1, asked.line, '${kind}', asked.payload, asked.candidates, asked.about
     from asked
     where not exists (
       select
       from registry.review
       where review.about = asked.about and review.kind = '${kind}'
     )
     on conflict (import_id, line, kind) do nothing
     returning line, cardinality(candidates) as choices, payload ->> 'note' as note`,
    [importId, ...values],
  );
}
