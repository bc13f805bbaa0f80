/** The beginning of a page: where one is, its name, one sentence of what it tells. The tab's title begins with the name. */
import type { ReactNode } from 'react';
import { shellWords } from '#web/messages/shell.ts';
import { useLanguage } from './language.tsx';

export interface Crumb {
  href: string;
  label: string;
}

export function Title({
  title,
  kicker,
  lede,
  crumbs,
  actions,
}: {
  title: string;
  /** What kind of thing it is, above the name. */
  kicker?: ReactNode;
  lede?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
}) {
  const words = shellWords[useLanguage()];
  return (
    <>
      <title>{`${title} – Hiện Diện`}</title>
      <div className="title">
        {crumbs && crumbs.length > 0 && (
          <nav className="crumbs" aria-label={words.place}>
            <ol className="crumbs-list">
              {crumbs.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {kicker !== undefined && <p className="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </>
  );
}
