/**
 * What one name showed on each day of a year: a strip of spans, and the same as a list of days and words below it.
 */
import { formatDate, type Language } from '#platform/format.ts';
import { placeOnStrip, type StripInterval, type Tone } from './spans.ts';
import { TonePart, ToneSwatch } from './tone.tsx';

export interface HistoryInterval extends StripInterval {
  label: string;
  tone: Tone;
  href: string | null;
}

interface HistoryStripProps {
  /** Oldest first; days that no interval holds were not measured and stay empty. */
  intervals: readonly HistoryInterval[];
  /** First day of the strip, and the day after its last. */
  from: string;
  until: string;
  description: string;
  /** `đến nay` */
  lasting: string;
  language: Language;
}

const width = 1000;
const height = 32;

export function HistoryStrip({ intervals, from, until, description, lasting, language }: HistoryStripProps) {
  const placed = intervals.flatMap((interval) => {
    const place = placeOnStrip(interval, { from, until }, width);
    return place === null ? [] : [{ ...interval, ...place, days: daysOf(interval, lasting, language) }];
  });
  const lastDay = Temporal.PlainDate.from(until).subtract({ days: 1 }).toString();
  return (
    <div className="history-strip">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={description}>
        {placed.map(({ label, tone, x, width: wide, days: shown, from: begin }) => (
          <g key={begin}>
            <title>{`${label}: ${shown}`}</title>
            <TonePart tone={tone} x={x} width={wide} height={height} />
          </g>
        ))}
      </svg>
      <div className="strip-scale" aria-hidden="true">
        <span>{formatDate(from, language)}</span>
        <span>{formatDate(lastDay, language)}</span>
      </div>
      <ol className="strip-list">
        {placed.toReversed().map(({ label, tone, href, days: shown, from: begin }) => (
          <li key={begin}>
            <ToneSwatch tone={tone} />
            <span>{shown}</span>
            {href === null ? <span>{label}</span> : <a href={href}>{label}</a>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** `01/03/2026 – 14/06/2026`: the last day is the one before the interval's end. */
function daysOf({ from, until }: StripInterval, lasting: string, language: Language): string {
  const first = formatDate(from, language);
  if (until === null) return `${first} – ${lasting}`;
  const last = formatDate(Temporal.PlainDate.from(until).subtract({ days: 1 }).toString(), language);
  return last === first ? first : `${first} – ${last}`;
}
