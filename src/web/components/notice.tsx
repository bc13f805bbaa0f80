/** Something to be said aside: a sentence with its tone as edge and ground, and a heading where it needs one. */
import type { ReactNode } from 'react';

export type Tone = 'good' | 'fair' | 'poor' | 'none';

export function Notice({
  tone = 'none',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <div className="notice" data-tone={tone} role={tone === 'poor' ? 'alert' : undefined}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </div>
  );
}

export function Tag({ tone = 'none', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}

export function Grade({ grade, label }: { grade: string | null; label?: string }) {
  return (
    <span className="grade" data-grade={grade ?? ''} title={label}>
      {grade ?? '–'}
    </span>
  );
}
