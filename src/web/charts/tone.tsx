/**
 * A part's colour with its mark, so that no meaning hangs on colour: good is plain, fair has dashes, poor has strokes,
 * unknown has dots. Marks are paths drawn over the rectangle; a pattern would need an id for each picture.
 */
import type { Tone } from './spans.ts';

const marks: Record<Exclude<Tone, 'good'>, (x: number, width: number, height: number) => string> = {
  fair: (x, width, height) => everyStep(width, (at) => `M${x + at} ${height * 0.3}v${height * 0.4}`),
  poor: (x, width, height) =>
    everyStep(width - height * 0.4, (at) => `M${x + at} ${height}l${height * 0.4} ${-height}`),
  none: (x, width, height) => everyStep(width, (at) => `M${x + at} ${height * 0.3}h0m0 ${height * 0.4}h0`),
};

/** Nine units apart, and at most 60 a part whatever its width. */
function everyStep(room: number, mark: (at: number) => string): string {
  const step = Math.max(9, room / 60);
  const count = Math.max(0, Math.floor(room / step));
  return Array.from({ length: count }, (_, index) => mark(Math.round((index + 0.5) * step))).join('');
}

export function TonePart({
  tone,
  x,
  width,
  height,
}: {
  tone: Tone;
  x: number;
  width: number;
  height: number;
}) {
  return (
    <>
      <rect className={`tone-${tone}`} x={x} width={width} height={height} />
      {tone !== 'good' && (
        <path
          className={`tone-mark tone-mark-${tone}`}
          d={marks[tone](Math.round(x), width, height)}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </>
  );
}

/** The part's sign in a key. */
export function ToneSwatch({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <TonePart tone={tone} x={0} width={20} height={20} />
    </svg>
  );
}
