/** `/quan-tri/tai-khoan/7`: one account, the posts it holds and held, and what an administrator may do with it. */
import { redirect } from 'react-router';
import {
  activationDays,
  closeAccount,
  makeRecovery,
  recoveryHours,
  renewActivation,
  resumeAccount,
  selectAccount,
  selectAccountTenures,
  suspendAccount,
} from '#identity/index.ts';
import { formatDate, formatDay } from '#platform/format.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { roleTitles } from '#web/pages/accounts/role-titles.ts';
import { sheetOf } from '#web/pages/accounts/sheet.ts';
import { idOf, statusTone, statusWord } from '#web/pages/accounts/words.ts';
import { answering, formDone } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { notFound, readForm, requireActor, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Facts } from '../../components/facts.tsx';
import { ErrorSummary } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/account.ts';
import { AccountActs } from './account-acts.tsx';
import { Sheets } from './sheets.tsx';

export async function loader(args: Route.LoaderArgs) {
  const actor = requireActor(args, 'manage-accounts');
  const { services, language } = requestOf(args.context);
  const { identity } = services;
  const accountId = idOf(args.params.id);
  const account = accountId === null ? null : await selectAccount(identity, accountId);
  if (account === null) throw notFound();
  const tenures = await selectAccountTenures(identity, { accountId: account.id });
  const { createdAt, ...rest } = account;
  return {
    account: { ...rest, createdAt: createdAt.toString() },
    tenures,
    roles: roleTitles(language),
    hours: recoveryHours,
    self: actor.accountId === account.id,
  };
}

export async function action(args: Route.ActionArgs) {
  requireActor(args, 'manage-accounts');
  requireFresh(args);
  const state = requestOf(args.context);
  const { services, language } = state;
  const form = await readForm(args.request);
  const accountId = idOf(args.params.id);
  if (accountId === null) throw notFound();
  const what = textOf(form, 'viec');
  const note = textOf(form, 'ly-do');
  const act = actOf(state);
  return answering({ form, language }, async () => {
    if (what === 'kich-hoat-lai' || what === 'khoi-phuc') {
      const sheet = await inIdentity(state, async (trx) => {
        const link =
          what === 'khoi-phuc'
            ? await makeRecovery(trx, { accountId }, act)
            : await renewActivation(trx, { accountId, days: activationDays }, act);
        const account = await selectAccount(trx, accountId);
        return sheetOf(services.origin, { title: account!.name, login: account!.login, ...link });
      });
      return formDone({ sheets: [sheet] });
    }
    await inIdentity(state, async (trx) => {
      if (what === 'tam-khoa') await suspendAccount(trx, { accountId, note }, act);
      if (what === 'mo-lai') await resumeAccount(trx, { accountId }, act);
      if (what === 'dong') await closeAccount(trx, { accountId, note }, act);
    });
    return redirect(`/quan-tri/tai-khoan/${accountId}`);
  });
}

export default function AccountPage({
  loaderData: { account, tenures, self, roles, hours },
  actionData,
}: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  const crumbs = [
    { href: '/quan-tri', label: words.admin },
    { href: '/quan-tri/tai-khoan', label: words.accounts },
  ];
  const done = actionData?.done ?? null;
  if (done !== null && 'sheets' in done) {
    const own = { href: `/quan-tri/tai-khoan/${account.id}`, label: account.name };
    return (
      <>
        <Title title={words.linkMade} crumbs={[...crumbs, own]} />
        <Sheets sheets={done.sheets} />
      </>
    );
  }
  const held = tenures.find(({ until }) => until === null);
  return (
    <>
      <Title title={account.name} crumbs={crumbs} kicker={held?.title} />
      <ErrorSummary errors={actionData?.errors} />
      <Facts
        rows={[
          [
            words.statusLabel,
            <Tag key="status" tone={statusTone[account.status]}>
              {statusWord(account.status, language)}
            </Tag>,
          ],
          [
            words.login,
            <span key="login" className="code">
              {account.login}
            </span>,
          ],
          [words.email, account.email ?? words.none],
          [words.factor, account.hasTotp ? words.factorApp : words.factorNoApp],
          [words.created, formatDay(account.createdAt, language)],
        ]}
      />
      <DataTable
        caption={words.tenuresCaption}
        rows={tenures}
        rowKey={({ postId, from }) => `${postId} ${from}`}
        empty={words.tenuresEmpty}
        columns={[
          {
            key: 'post',
            label: words.post,
            heading: true,
            cell: ({ postId, title }) => <a href={`/quan-tri/vi-tri/${postId}`}>{title}</a>,
          },
          { key: 'role', label: words.role, cell: ({ role }) => roles[role] },
          { key: 'from', label: words.from, cell: ({ from }) => formatDate(from, language) },
          {
            key: 'until',
            label: words.until,
            cell: ({ until }) => (until === null ? words.open : formatDate(until, language)),
          },
        ]}
      />
      {!self && <AccountActs status={account.status} hours={hours} />}
    </>
  );
}
