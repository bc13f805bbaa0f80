/**
 * What the names of a place show, as one bar with a key that is its table: sign, words, count and share a row. The bar
 * is a picture; the links stand in the key, where a finger and a keyboard find them.
 */
import { formatInteger, formatShare, type Language } from '#platform/format.ts';
import { layParts, type Tone } from './spans.ts';
import { TonePart, ToneSwatch } from './tone.tsx';

export interface StatePart {
  state: string;
  label: string;
  count: number;
  tone: Tone;
  href: string | null;
}

interface StateBarProps {
  /** In the order shown; parts of one tone should stand together. */
  parts: readonly StatePart[];
  /** What the picture says in a sentence. */
  description: string;
  language: Language;
}

const width = 1000;
const height = 36;

export function StateBar({ parts, description, language }: StateBarProps) {
  const shown = parts.filter(({ count }) => count > 0);
  const places = layParts(
    shown.map(({ count }) => count),
    width,
    6,
  );
  const whole = shown.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="state-bar">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={description}>
        {shown.map(({ state, label, count, tone }, index) => {
          const { x, width: wide } = places[index]!;
          return (
            <g key={state}>
              <title>{`${label}: ${formatInteger(count, language)} (${formatShare(count, whole, language)})`}</title>
              <TonePart tone={tone} x={x} width={Math.max(2, wide - 2)} height={height} />
            </g>
          );
        })}
      </svg>
      <ul className="state-key">
        {shown.map(({ state, label, count, tone, href }) => (
          <li key={state}>
            <ToneSwatch tone={tone} />
            {href === null ? <span>{label}</span> : <a href={href}>{label}</a>}
            <b>{formatInteger(count, language)}</b>
            <span className="share">{formatShare(count, whole, language)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
