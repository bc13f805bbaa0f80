/** A line of twelve months beside a figure, without axes: the figure and the table say the numbers. */
import { sparkPath } from './spans.ts';

/** Nothing where fewer than two values are known. */
export function Spark({ values, description }: { values: readonly (number | null)[]; description: string }) {
  const path = sparkPath(values);
  if (path === null) return null;
  return (
    <svg className="spark" viewBox="0 0 96 24" role="img" aria-label={description}>
      <path className="line" d={path.line} />
      <path className="now" d={path.end} />
    </svg>
  );
}
