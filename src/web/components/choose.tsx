/** Choosing by links: filters in groups, and a switch between a few forms of one page. */
import { tableWords } from '#web/messages/table.ts';
import { useLanguage } from './language.tsx';

export interface LinkChoice {
  href: string;
  label: string;
  current: boolean;
}

export function Filters({
  groups,
}: {
  groups: readonly { label: string; choices: readonly LinkChoice[] }[];
}) {
  const words = tableWords[useLanguage()];
  return (
    <nav className="filters" aria-label={words.filter}>
      {groups.map(({ label, choices }) => (
        <div className="group" key={label}>
          <span>{label}</span>
          {choices.map((choice) => (
            <a key={choice.href} href={choice.href} aria-current={choice.current ? 'true' : undefined}>
              {choice.label}
            </a>
          ))}
        </div>
      ))}
    </nav>
  );
}

export function Switch({ label, choices }: { label: string; choices: readonly LinkChoice[] }) {
  return (
    <nav className="switch" aria-label={label}>
      {choices.map((choice) => (
        <a key={choice.href} href={choice.href} aria-current={choice.current ? 'true' : undefined}>
          {choice.label}
        </a>
      ))}
    </nav>
  );
}

/** The same address with other parameters; null takes one away. Paging always begins anew. */
export function withParams(url: string, changes: Readonly<Record<string, string | null>>): string {
  const at = new URL(url, 'http://a');
  at.searchParams.delete('sau');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) at.searchParams.delete(name);
    else at.searchParams.set(name, value);
  }
  return `${at.pathname}${at.search}`;
}
