/**
 * What a list of names can be narrowed by: letters and commune in a small form, all else as links that open on demand, each
 * with how many names it would leave where that is counted.
 */
import { formatInteger } from '#platform/format.ts';
import { namesWords } from '#web/messages/presence-names.ts';
import type { NamesPage } from '#web/pages/presence/names-page.ts';
import { afterParam, choicesParam, filterParams } from '#web/pages/presence/paths.ts';
import { Filters, withParams } from '../../components/choose.tsx';
import { Button, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

export function NameFilterChoices({ page }: { page: NamesPage & { url: string } }) {
  const language = useLanguage();
  const words = namesWords[language];
  const { searchParams, pathname } = new URL(page.url, 'http://a');
  const kept = [...searchParams].filter(
    ([name]) => name !== filterParams.text && name !== afterParam && name !== 'xa',
  );
  const groups = page.choices?.map(({ name, choices }) => ({
    label: words[name],
    choices: choices.map(({ param, value, label, names, current }) => ({
      href: withParams(page.url, { [param]: current ? null : value }),
      label: names === null ? label : `${label} ${formatInteger(names, language)}`,
      current,
    })),
  }));
  return (
    <div className="stack-s">
      <form className="name-search" method="get" action={pathname}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          name={filterParams.text}
          label={words.search}
          hint={words.searchHint}
          type="search"
          defaultValue={page.text}
          autoComplete="off"
        />
        {page.communes.length > 0 && (
          <SelectField
            name="xa"
            label={words.commune}
            choices={[
              { value: '', label: words.allCommunes },
              ...page.communes.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
        <Button>{words.find}</Button>
      </form>
      <div className="more-filters">
        <a
          className="filters-switch"
          href={withParams(page.url, { [choicesParam]: groups === undefined ? '1' : null })}
          aria-expanded={groups !== undefined}
        >
          {words.filtersTitle}
        </a>
        {groups !== undefined && <Filters groups={groups} />}
      </div>
    </div>
  );
}
