/**
 * Figures that say what they are: the value large, its class (measured, registered, reported, derived, estimated) as a mark
 * with a word, then on what share, from when. A figure leads to what it was made of.
 */
import type { ReactNode } from 'react';
import type { SourceClass } from '#reporting/index.ts';
import { figureWords } from '#web/messages/figures.ts';
import { useLanguage } from './language.tsx';

export function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures">{children}</dl>;
}

export function Figure({
  label,
  value,
  unit,
  href,
  source,
  note,
  unconfirmed,
}: {
  label: string;
  /** Written as a person reads it: 3.295. */
  value: string;
  unit?: string;
  /** The names, rows or document behind it. */
  href?: string | undefined;
  source?: SourceClass;
  /** On how much, as of which day, on which map. */
  note?: ReactNode;
  /** It rests on an assumption nobody confirmed: where that is said. */
  unconfirmed?: string | undefined;
}) {
  const shown = (
    <>
      {value}
      {unit !== undefined && <span className="unit">{unit}</span>}
    </>
  );
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd className="value">{href === undefined ? shown : <a href={href}>{shown}</a>}</dd>
      {source !== undefined && (
        <dd>
          <SourceMark source={source} /> <Unconfirmed href={unconfirmed} />
        </dd>
      )}
      {note !== undefined && <dd className="note">{note}</dd>}
    </div>
  );
}

export function SourceMark({ source }: { source: SourceClass }) {
  const words = figureWords[useLanguage()];
  return (
    <span className="source" data-class={source}>
      {words[source]}
    </span>
  );
}

/** ⚠ beside a figure that rests on something nobody has confirmed; nothing where all of it was. */
export function Unconfirmed({ href }: { href: string | undefined }) {
  const words = figureWords[useLanguage()];
  if (href === undefined) return null;
  return (
    <a className="warn-mark" href={href} title={words.unconfirmed} aria-label={words.unconfirmed}>
      ⚠
    </a>
  );
}
