/** `/toi/mat-khau`: another password, against the present one. */
import { redirect } from 'react-router';
import { changePassword, leastLength } from '#identity/index.ts';
import { accountWords } from '#web/messages/account.ts';
import { ownActor } from '#web/pages/account/own.ts';
import { answering } from '#web/server/form-answer.ts';
import { attempting, visitOf } from '#web/server/identity-work.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { giveSession } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/password.ts';

export function loader(args: Route.LoaderArgs) {
  return { login: ownActor(args).login, least: leastLength };
}

const fields = {
  'password-wrong': 'password',
  'password-too-short': 'password-moi',
  'password-too-long': 'password-moi',
  'password-guessable': 'password-moi',
} as const;

export async function action(args: Route.ActionArgs) {
  const actor = ownActor(args);
  const state = requestOf(args.context);
  const form = await readForm(args.request);
  return answering({ form, language: state.language, fields }, async () => {
    const given = { actor, present: textOf(form, 'password'), next: textOf(form, 'password-moi') };
    const renewed = await attempting(state.services, (trx) => changePassword(trx, given, visitOf(state)));
    giveSession(state, renewed);
    return redirect('/toi?da=mat-khau');
  });
}

export default function Password({ loaderData: { login, least }, actionData }: Route.ComponentProps) {
  const words = accountWords[useLanguage()];
  return (
    <>
      <Title
        title={words.passwordTitle}
        crumbs={[{ href: '/toi', label: words.title }]}
        lede={words.passwordLede}
      />
      <ErrorSummary errors={actionData?.errors} />
      <form method="post" className="form">
        <TextField name="login" label={words.login} autoComplete="username" readOnly defaultValue={login} />
        <TextField
          name="password"
          label={words.passwordPresent}
          type="password"
          autoComplete="current-password"
          required
          errors={actionData?.errors}
        />
        <TextField
          name="password-moi"
          label={words.passwordNext}
          hint={words.passwordHint(least)}
          type="password"
          autoComplete="new-password"
          required
          errors={actionData?.errors}
        />
        <Button>{words.passwordChange}</Button>
      </form>
    </>
  );
}
