/** `/quan-tri/vi-tri`: posts that have not ended, with who holds each today. */
import { parseRole, selectPosts } from '#identity/index.ts';
import { formatDate } from '#platform/format.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { tableWords } from '#web/messages/table.ts';
import { roleTitles } from '#web/pages/accounts/role-titles.ts';
import { offsetOf } from '#web/pages/accounts/words.ts';
import { requireActor } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Filters, withParams } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/posts.ts';
import { AccountsOrPosts, Search } from './list-head.tsx';

const shown = 50;

export async function loader(args: Route.LoaderArgs) {
  requireActor(args, 'manage-accounts');
  const { services, language } = requestOf(args.context);
  const url = new URL(args.request.url);
  const search = (url.searchParams.get('tim') ?? '').normalize('NFC').trim().slice(0, 100);
  const role = parseRole(url.searchParams.get('vai-tro') ?? '');
  const vacant = url.searchParams.has('trong');
  const after = offsetOf(url.searchParams);
  const filter = { search, vacant, after, limit: shown, ...(role === null ? {} : { role }) };
  const { rows, total } = await selectPosts(services.identity, filter, services.now());
  return {
    roles: roleTitles(language),
    search,
    role,
    vacant,
    after,
    total,
    url: `${url.pathname}${url.search}`,
    rows: rows.map(({ id, title, role: of, holder, next }) => ({ id, title, role: of, holder, next })),
  };
}

export default function Posts({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  const { rows, total, url, after, roles } = page;
  const further = withParams(url, {});
  return (
    <>
      <Title
        title={words.posts}
        crumbs={[{ href: '/quan-tri', label: words.admin }]}
        lede={words.postsLede}
        actions={<AccountsOrPosts posts />}
      />
      <Search
        label={words.searchPosts}
        value={page.search}
        keep={{ 'vai-tro': page.role, trong: page.vacant ? '' : null }}
      />
      <Filters
        groups={[
          {
            label: words.holderFilter,
            choices: [
              { href: withParams(url, { trong: null }), label: words.all, current: !page.vacant },
              { href: withParams(url, { trong: '' }), label: words.vacantOnly, current: page.vacant },
            ],
          },
          {
            label: words.role,
            choices: [
              { href: withParams(url, { 'vai-tro': null }), label: words.all, current: page.role === null },
              ...Object.entries(roles).map(([role, title]) => ({
                href: withParams(url, { 'vai-tro': role }),
                label: title,
                current: page.role === role,
              })),
            ],
          },
        ]}
      />
      <DataTable
        caption={words.postsCaption}
        rows={rows}
        rowKey={({ id }) => id}
        empty={words.postsEmpty}
        extent={tableWords[language].extent(rows.length, total, true)}
        next={
          after + rows.length < total
            ? `${further}${further.includes('?') ? '&' : '?'}sau=${after + shown}`
            : null
        }
        columns={[
          {
            key: 'title',
            label: words.post,
            heading: true,
            cell: ({ id, title }) => <a href={`/quan-tri/vi-tri/${id}`}>{title}</a>,
          },
          { key: 'role', label: words.role, cell: ({ role }) => roles[role] },
          {
            key: 'holder',
            label: words.holder,
            cell: ({ holder }) =>
              holder === null ? (
                words.vacant
              ) : (
                <a href={`/quan-tri/tai-khoan/${holder.accountId}`}>{holder.name}</a>
              ),
          },
          {
            key: 'next',
            label: words.next,
            cell: ({ next }) =>
              next === null ? '–' : words.nextFrom(next.name, formatDate(next.on, language)),
          },
        ]}
      />
    </>
  );
}
