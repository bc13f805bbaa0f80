/** `/quan-tri/tai-khoan`: who has an account, which posts they hold, who has not activated; filters are links. */
import { selectAccounts } from '#identity/index.ts';
import { formatDay } from '#platform/format.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { tableWords } from '#web/messages/table.ts';
import { type AskedAccounts, readAccountFilter, toFilter } from '#web/pages/accounts/account-filter.ts';
import { roleTitles } from '#web/pages/accounts/role-titles.ts';
import { statuses, statusTone, statusWord } from '#web/pages/accounts/words.ts';
import { requireActor } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Filters, withParams } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/accounts.ts';
import { AccountsOrPosts, Search } from './list-head.tsx';

const shown = 50;

export async function loader(args: Route.LoaderArgs) {
  requireActor(args, 'manage-accounts');
  const { services, language } = requestOf(args.context);
  const url = new URL(args.request.url);
  const asked = readAccountFilter(url.searchParams);
  const { rows, total } = await selectAccounts(services.identity, toFilter(asked, shown), services.now());
  return {
    asked,
    total,
    roles: roleTitles(language),
    url: `${url.pathname}${url.search}`,
    rows: rows.map(({ id, name, login, status, posts, lastSeenAt, linkUntil }) => ({
      id,
      name,
      login,
      status,
      posts,
      lastSeenAt: lastSeenAt?.toString() ?? null,
      linkUntil: linkUntil?.toString() ?? null,
    })),
  };
}

export default function Accounts({ loaderData: { asked, rows, total, url, roles } }: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  return (
    <>
      <Title
        title={words.accounts}
        crumbs={[{ href: '/quan-tri', label: words.admin }]}
        lede={words.accountsLede}
        actions={
          <>
            <a className="button" href="/quan-tri/tai-khoan/hang-loat">
              {words.makeMany}
            </a>
            <a className="button second" href="/quan-tri/tai-khoan/moi">
              {words.makeOne}
            </a>
            <AccountsOrPosts posts={false} />
          </>
        }
      />
      <Search
        label={words.search}
        value={asked.search}
        keep={{ 'vai-tro': asked.role, 'trang-thai': asked.status }}
      />
      <AccountFilters asked={asked} url={url} roles={roles} />
      <DataTable
        caption={words.caption}
        rows={rows}
        rowKey={({ id }) => id}
        empty={words.empty}
        extent={tableWords[language].extent(rows.length, total, true)}
        csv={withParams(url.replace('/tai-khoan', '/tai-khoan.csv'), {})}
        next={
          asked.after + rows.length < total ? `${addAfter(withParams(url, {}), asked.after + shown)}` : null
        }
        columns={[
          {
            key: 'name',
            label: words.name,
            heading: true,
            cell: ({ id, name }) => <a href={`/quan-tri/tai-khoan/${id}`}>{name}</a>,
          },
          { key: 'login', label: words.login, cell: ({ login }) => <span className="code">{login}</span> },
          {
            key: 'posts',
            label: words.heldPosts,
            cell: ({ posts }) =>
              posts.length === 0 ? words.none : posts.map(({ title }) => title).join('; '),
          },
          {
            key: 'status',
            label: words.status,
            cell: ({ status, linkUntil }) => (
              <>
                <Tag tone={statusTone[status]}>{statusWord(status, language)}</Tag>{' '}
                {status === 'invited' && (
                  <span className="small soft">
                    {linkUntil === null ? words.linkOver : words.linkUntil(formatDay(linkUntil, language))}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'seen',
            label: words.seen,
            cell: ({ lastSeenAt }) => (lastSeenAt === null ? words.never : formatDay(lastSeenAt, language)),
          },
        ]}
      />
    </>
  );
}

function AccountFilters({
  asked,
  url,
  roles,
}: {
  asked: AskedAccounts;
  url: string;
  roles: Readonly<Record<string, string>>;
}) {
  const language = useLanguage();
  const words = accountsWords[language];
  const choice = (name: string, value: string | null, label: string, current: boolean) => ({
    href: withParams(url, { [name]: value }),
    label,
    current,
  });
  return (
    <Filters
      groups={[
        {
          label: words.status,
          choices: [
            choice('trang-thai', null, words.all, asked.status === null),
            ...statuses.map((one) =>
              choice('trang-thai', one, statusWord(one, language), asked.status === one),
            ),
          ],
        },
        {
          label: words.role,
          choices: [
            choice('vai-tro', null, words.all, asked.role === null),
            ...Object.entries(roles).map(([role, title]) =>
              choice('vai-tro', role, title, asked.role === role),
            ),
          ],
        },
      ]}
    />
  );
}

function addAfter(url: string, after: number): string {
  return `${url}${url.includes('?') ? '&' : '?'}sau=${after}`;
}
