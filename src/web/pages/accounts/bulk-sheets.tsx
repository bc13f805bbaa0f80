/**
 * `/quan-tri/tai-khoan/phieu`: makes what the page before has shown, in one transaction, and answers with the cards themselves:
 * their links are shown here and nowhere else, so nothing is led on to. Never kept by a browser.
 */
import { data, redirect } from 'react-router';
import { accountsWords } from '#web/messages/accounts.ts';
import { makeOfSource } from '#web/pages/accounts/bulk-outcome.ts';
import { readBulkSource } from '#web/pages/accounts/bulk-source.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { asAnswer, readForm, reading, requireActor } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/bulk-sheets.ts';
import { Sheets } from './sheets.tsx';

export const handle = { bare: true };

export function loader(args: Route.LoaderArgs) {
  requireActor(args, 'manage-accounts');
  return null;
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args, '/quan-tri/tai-khoan/hang-loat');
  const state = requestOf(args.context);
  const { language, services } = state;
  const form = await readForm(args.request);
  return asAnswer(async () => {
    const source = await reading(args, 'manage-accounts', (page) => readBulkSource(page, form));
    if (source.kind === 'wrong') throw redirect('/quan-tri/tai-khoan/hang-loat');
    const { sheets } = await inIdentity(state, (trx) =>
      makeOfSource(trx, source, actOf(state), { origin: services.origin, language }),
    );
    return data({ sheets }, { headers: { 'cache-control': 'no-store' } });
  });
}

export default function BulkSheets({ actionData }: Route.ComponentProps) {
  const words = accountsWords[useLanguage()];
  if (actionData === undefined) {
    return (
      <Title
        title={words.sheetsGone}
        lede={words.sheetsGoneText}
        actions={<a href="/quan-tri/tai-khoan/hang-loat">{words.bulkTitle}</a>}
      />
    );
  }
  const { sheets } = actionData;
  return (
    <>
      <Title
        title={words.sheetsTitle(sheets.length)}
        lede={`${words.sheetsLede} ${words.print}`}
        actions={<a href="/quan-tri/tai-khoan">{words.back}</a>}
      />
      <Sheets sheets={sheets} />
    </>
  );
}
