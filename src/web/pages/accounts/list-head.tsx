/** What stands above both lists: the switch between them, and a search by GET that keeps the other filters. */
import { accountsWords } from '#web/messages/accounts.ts';
import { Switch } from '../../components/choose.tsx';
import { Button, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

export function AccountsOrPosts({ posts }: { posts: boolean }) {
  const words = accountsWords[useLanguage()];
  return (
    <Switch
      label={words.switchLabel}
      choices={[
        { href: '/quan-tri/tai-khoan', label: words.accounts, current: !posts },
        { href: '/quan-tri/vi-tri', label: words.posts, current: posts },
      ]}
    />
  );
}

export function Search({
  label,
  value,
  keep,
}: {
  label: string;
  value: string;
  keep: Readonly<Record<string, string | null>>;
}) {
  const words = accountsWords[useLanguage()];
  return (
    <form method="get" className="search-line">
      {Object.entries(keep).map(([name, kept]) =>
        kept === null ? null : <input key={name} type="hidden" name={name} value={kept} />,
      )}
      <TextField name="tim" label={label} type="search" defaultValue={value} maxLength={100} />
      <Button tone="second">{words.searchSubmit}</Button>
    </form>
  );
}
