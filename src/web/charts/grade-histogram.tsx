/**
 * How many names earned which grade: a column a grade with its number above and its letter below; each a link to its names.
 */
import { formatInteger, type Language } from '#platform/format.ts';
import type { Tone } from './spans.ts';

export interface GradeColumn {
  /** `A+` to `F`, or a word for names without a grade. */
  grade: string;
  count: number;
  href: string | null;
  /** Read aloud and shown on hover: `Hạng B: 96 tên`. */
  spoken: string;
}

interface GradeHistogramProps {
  columns: readonly GradeColumn[];
  description: string;
  language: Language;
}

const step = 60;
const tall = 150;
const top = 26;

export function GradeHistogram({ columns, description, language }: GradeHistogramProps) {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture that holds links is a group; a fieldset holds controls
    <svg
      className="grade-histogram"
      viewBox={`0 0 ${columns.length * step} ${top + tall + 34}`}
      role="group"
      aria-label={description}
    >
      {columns.map((column, index) => (
        <Column key={column.grade} column={column} x={index * step} most={most} language={language} />
      ))}
      <path className="floor" d={`M0 ${top + tall}.5h${columns.length * step}`} />
    </svg>
  );
}

function Column({
  column: { grade, count, href, spoken },
  x,
  most,
  language,
}: {
  column: GradeColumn;
  x: number;
  most: number;
  language: Language;
}) {
  const high = count === 0 ? 0 : Math.max(2, Math.round((count / most) * tall));
  const drawn = (
    <>
      <title>{spoken}</title>
      <rect className="hit" x={x + 2} y={2} width={step - 4} height={top + tall + 30} rx={6} />
      <rect
        className={`tone-${toneOf(grade)}`}
        x={x + 8}
        y={top + tall - high}
        width={step - 16}
        height={high}
      />
      <text x={x + step / 2} y={top + tall - high - 7}>
        {formatInteger(count, language)}
      </text>
      <text className="grade" x={x + step / 2} y={top + tall + 24}>
        {grade}
      </text>
    </>
  );
  if (href === null) {
    return <g>{drawn}</g>;
  }
  return <a href={href}>{drawn}</a>;
}

/** A and B are good, C and D fair, E and F poor; the letter below says the same. */
function toneOf(grade: string): Tone {
  if (grade.startsWith('A') || grade === 'B') return 'good';
  if (grade === 'C' || grade === 'D') return 'fair';
  return grade === 'E' || grade === 'F' ? 'poor' : 'none';
}
