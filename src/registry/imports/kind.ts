/**
 * What a list of one kind holds: its fields with the headings by which real exports name them, what is left behind on
 * purpose, and for personal data why it may be kept. One file a kind under kinds/; adding a column is a line there.
 */
import type { Language } from '#platform/format.ts';

export type Words = Record<Language, string>;

export type KindId =
  | 'domains'
  | 'enterprises'
  | 'households'
  | 'cooperatives'
  | 'schools'
  | 'populations'
  | 'registered-counts'
  | 'denominators';

/** In the order in which pages list them. */
export const subjectKinds = [
  'enterprise',
  'household',
  'cooperative',
  'school',
  'body',
  'association',
  'person',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Field {
  key: string;
  title: Words;
  /** Folded headings (`foldHeading`), best first. */
  headings: readonly string[];
  /** Folded parts that make a longer heading this field, tried after all exact ones. */
  parts?: readonly string[];
  /** A list without a column for it is refused. */
  required?: true;
}

/** Columns that are recognised in order not to be taken. */
export interface LeftBehind {
  /** Folded parts of headings. */
  parts: readonly string[];
  why: Words;
}

export interface Kind {
  id: KindId;
  title: Words;
  fields: readonly Field[];
  leftBehind: readonly LeftBehind[];
  /** For lists of subjects: which kind they are, and what allows keeping them. */
  subject?: SubjectRules;
}

export type LegalBasis = 'public-register' | 'state-task';

export interface SubjectRules {
  kind: SubjectKind;
  /** What allows keeping the row; written with every row. */
  legalBasis: LegalBasis;
  /** Personal data: erased some months after the last list that names it. */
  personal: boolean;
}
