/**
 * Questions put into the review queue by an import. One that was asked before about the same thing is not asked again,
 * answered or not.
 */
import type { ImportContext } from './context.ts';
import { say } from './notes.ts';

export interface Question {
  kind: 'which-subject' | 'which-unit' | 'holder-differs';
  /** Gives line, about, candidates, payload, and the cell it is about as `field` and `given`; its values begin at $2. */
  select: string;
  values: readonly unknown[];
}

export interface Asked {
  line: number;
  /** How many there are to choose from. */
  choices: number;
  note: string | null;
  /** The field whose cell made the question, and what it held: '' where that is an identity code. */
  field: string;
  given: string;
}

/** @returns the lines that were asked about now */
export async function addReviews(
  { trx, importId }: ImportContext,
  { kind, select, values }: Question,
): Promise<Asked[]> {
  const { rows } = await trx.query<Asked>(
    `with asked as (
       ${select}
     ),
     written as (
       insert into registry.review (import_id, line, kind, payload, candidates, about)
       select $1, asked.line, '${kind}', asked.payload, asked.candidates, asked.about
       from asked
       where not exists (
         select
         from registry.review
         where review.about = asked.about and review.kind = '${kind}'
       )
       on conflict (import_id, line, kind) do nothing
       returning line, about, cardinality(candidates) as choices, payload ->> 'note' as note
     )
     select written.line, written.choices, written.note, asked.field, asked.given
     from written
     join asked using (line, about)
     order by written.line`,
    [importId, ...values],
  );
  return rows;
}

/** A note for each line whose place a person must choose. */
export function notePlacesAsked({ columns, notes }: ImportContext, asked: readonly Asked[]): void {
  for (const { line, choices, note, field, given } of asked) {
    const words = note === 'cut' ? () => say.placeCut(choices) : () => say.placeAmbiguous(choices);
    notes.add(line, 'review', columns.headingOf(field), `place-${note ?? 'cut'}`, words, given);
  }
}
