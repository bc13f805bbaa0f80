/** The head of every page: brand, the main parts (those the role may see), whoever is signed in. No script: details opens. */
import type { Role } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import { may } from '#web/may.ts';
import { shellWords } from '#web/messages/shell.ts';
import { useLanguage } from './language.tsx';

export interface ShellData {
  language: Language;
  path: string;
  sample: boolean;
  version: string;
  actor: { name: string; postTitle: string; role: Role } | null;
}

/** Nine names, some lit: what the whole product is about, at 28 px. */
export function BrandMark() {
  const lit = new Set([0, 1, 3, 4, 5, 7]);
  return (
    <svg className="brand-mark" viewBox="0 0 28 28" aria-hidden="true">
      {Array.from({ length: 9 }, (_, tile) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: nine tiles that never move
          key={tile}
          className={lit.has(tile) ? 'lit' : 'unlit'}
          x={(tile % 3) * 10}
          y={Math.floor(tile / 3) * 10}
          width="8"
          height="8"
          rx="1"
        />
      ))}
    </svg>
  );
}

export function Masthead({ shell }: { shell: ShellData | null }) {
  const language = useLanguage();
  const words = shellWords[language];
  const actor = shell?.actor ?? null;
  const parts = actor === null ? [] : partsOf(actor.role, words);
  const path = shell?.path ?? '';
  const link = ({ href, label, beneath }: Part) => (
    <a
      key={href}
      href={href}
      aria-current={path === href ? 'page' : isBeneath(path, href, beneath) ? 'true' : undefined}
    >
      {label}
    </a>
  );
  return (
    <header className="masthead">
      <div className="wrap">
        <a className="brand" href="/">
          <BrandMark />
          Hiện Diện
        </a>
        {actor !== null && (
          <>
            <nav className="nav" aria-label={words.navigation}>
              {parts.map(link)}
            </nav>
            <details className="menu">
              <summary>
                <span className="menu-name">{actor.name}</span>
                <span className="menu-parts">{words.parts}</span>
              </summary>
              <div className="menu-sheet">
                <p className="who">
                  <strong>{actor.name}</strong>
                  <br />
                  <span className="soft">{actor.postTitle}</span>
                </p>
                <nav className="menu-nav" aria-label={words.menu}>
                  {parts.map(link)}
                </nav>
                <a href="/toi">{words.account}</a>
                <a href="/chon-vi-tri">{words.posts}</a>
                <form method="post" action="/dang-xuat">
                  <button type="submit">{words.signOut}</button>
                </form>
              </div>
            </details>
          </>
        )}
      </div>
    </header>
  );
}

interface Part {
  href: string;
  label: string;
  /** Further paths that belong to the part. */
  beneath?: readonly string[];
}

function partsOf(role: Role, words: (typeof shellWords)['vi']): Part[] {
  const parts: (Part | false)[] = [
    { href: '/', label: words.today },
    may(role, 'see-presence') && { href: '/hien-dien', label: words.presence, beneath: ['/ten-mien'] },
    may(role, 'see-subjects') && {
      href: '/doi-tuong',
      label: words.subjects,
      beneath: ['/nhap', '/xem-xet', '/so-dang-ky'],
    },
    may(role, 'see-presence') && { href: '/xep-hang', label: words.ranking },
    may(role, 'see-territory') && { href: '/dia-gioi', label: words.territory },
    may(role, 'see-assumptions') && { href: '/quan-tri', label: words.admin },
  ];
  return parts.filter((part) => part !== false);
}

function isBeneath(path: string, href: string, beneath: readonly string[] = []): boolean {
  return href !== '/' && [href, ...beneath].some((start) => path === start || path.startsWith(`${start}/`));
}
