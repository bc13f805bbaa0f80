/**
 * What a list of figures can be too large for; part of the catalogue in problems.ts.
 */
import { formatInteger } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

export const figuresProblems = {
  'figures-too-many': sentence<{ path: string; limit: number }>(
    (d) =>
      `"${d.path}" có hơn ${formatInteger(d.limit, 'vi')} dòng số liệu, quá mức một lần nhập. Hãy tách thành nhiều tệp, chẳng hạn mỗi năm một tệp.`,
    (d) =>
      `"${d.path}" has more than ${formatInteger(d.limit, 'en')} rows of figures, more than one import takes. Split it into several files, for example one a year.`,
  ),
} as const;
