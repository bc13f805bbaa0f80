/** `/toi/khoa`: one's passkeys; adding one needs the browser's own question, so this page has a script. */
import { redirect } from 'react-router';
import { removePasskey, renamePasskey, selectPasskeys } from '#identity/index.ts';
import { formatDay } from '#platform/format.ts';
import { accountWords } from '#web/messages/account.ts';
import { ownActor } from '#web/pages/account/own.ts';
import { answering } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { inIdentity } from '#web/server/identity-work.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { ErrorSummary, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/passkeys.ts';

export const handle = { module: 'passkeys' };

export async function loader(args: Route.LoaderArgs) {
  const { accountId } = ownActor(args);
  requireFresh(args);
  const passkeys = await selectPasskeys(requestOf(args.context).services.identity, { accountId });
  return {
    passkeys: passkeys.map(({ credentialId, name, createdAt, lastUsedAt }) => ({
      credentialId,
      name,
      createdAt: createdAt.toString(),
      lastUsedAt: lastUsedAt?.toString() ?? null,
    })),
  };
}

export async function action(args: Route.ActionArgs) {
  const actor = ownActor(args);
  requireFresh(args);
  const state = requestOf(args.context);
  const form = await readForm(args.request);
  return answering({ form, language: state.language }, async () => {
    const { requestId, services } = state;
    const key = { by: actor, credentialId: textOf(form, 'khoa'), now: services.now(), requestId };
    await inIdentity(state, async (trx) => {
      if (textOf(form, 'viec') === 'xoa') await removePasskey(trx, key);
      if (textOf(form, 'viec') === 'doi-ten') await renamePasskey(trx, { ...key, name: textOf(form, 'ten') });
    });
    return redirect('/toi/khoa');
  });
}

export default function Passkeys({ loaderData: { passkeys }, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountWords[language];
  return (
    <>
      <Title
        title={words.passkeysTitle}
        crumbs={[{ href: '/toi', label: words.title }]}
        lede={words.passkeysLede}
      />
      <ErrorSummary errors={actionData?.errors} />
      <div
        className="passkey form"
        hidden
        data-passkey="them"
        data-url="/toi/khoa/them"
        data-waiting={words.passkeyWaiting}
        data-failed={words.passkeyFailed}
      >
        <TextField
          name="ten-khoa"
          label={words.passkeyName}
          hint={words.passkeyNameHint}
          maxLength={60}
          defaultValue={words.passkeyDefault}
        />
        <button className="button" type="button">
          {words.passkeyAdd}
        </button>
        <p className="small" role="status" />
      </div>
      <p className="small soft">{words.passkeyNoScript}</p>
      <DataTable
        caption={words.passkeysCaption}
        rows={passkeys}
        rowKey={({ credentialId }) => credentialId}
        empty={words.passkeysEmpty}
        columns={[
          { key: 'name', label: words.passkeyName, heading: true, cell: ({ name }) => name },
          { key: 'added', label: words.added, cell: ({ createdAt }) => formatDay(createdAt, language) },
          {
            key: 'used',
            label: words.used,
            cell: ({ lastUsedAt }) => (lastUsedAt === null ? words.never : formatDay(lastUsedAt, language)),
          },
          {
            key: 'rename',
            label: words.rename,
            cell: ({ credentialId, name }) => (
              <form method="post" className="inline-form">
                <input type="hidden" name="khoa" value={credentialId} />
                <input
                  className="input short"
                  name="ten"
                  aria-label={words.renameOf(name)}
                  defaultValue={name}
                  maxLength={60}
                  required
                />
                <button className="link-button" type="submit" name="viec" value="doi-ten">
                  {words.rename}
                </button>
              </form>
            ),
          },
          {
            key: 'remove',
            label: words.remove,
            cell: ({ credentialId, name }) => (
              <form method="post">
                <input type="hidden" name="khoa" value={credentialId} />
                <button
                  className="link-button"
                  type="submit"
                  name="viec"
                  value="xoa"
                  aria-label={words.removeOf(name)}
                >
                  {words.remove}
                </button>
              </form>
            ),
          },
        ]}
      />
    </>
  );
}
