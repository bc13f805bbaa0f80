/** `/dang-nhap`: login and password; or a passkey; or the province's own sign-in. */
import { redirect } from 'react-router';
import { admitAttempt, selectSession, signIn } from '#identity/index.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { isInApp } from '#web/server/agent.ts';
import { answering } from '#web/server/form-answer.ts';
import { attempting, visitOf } from '#web/server/identity-work.ts';
import { returnOf, withReturn } from '#web/server/own-path.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { giveSession } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import type { Route } from './+types/sign-in.ts';
import { Entrance, EntranceTitle } from './entrance.tsx';

export const handle = { bare: true, module: 'passkeys' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, agent, services, sessionSecret } = requestOf(context);
  const back = returnOf(request);
  if (actor !== null) throw redirect(back);
  if (sessionSecret !== null) {
    const session = await selectSession(services.identity, { secret: sessionSecret, now: services.now() });
    if (session?.stage === 'full') throw redirect(withReturn('/chon-vi-tri', back));
  }
  return {
    back,
    provider: services.oidc?.name ?? null,
    passkeys: !isInApp(agent),
    signedOut: new URL(request.url).searchParams.has('da-thoat'),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const state = requestOf(context);
  const { services, language, address } = state;
  const form = await readForm(request);
  return answering({ form, language }, async () => {
    const { means } = services;
    const attempt = await admitAttempt(services.identity, {
      login: textOf(form, 'login'),
      address,
      key: means.key,
      now: services.now(),
    });
    const password = textOf(form, 'password');
    const half = await attempting(services, (trx) => signIn(trx, { attempt, password }, visitOf(state)));
    giveSession(state, half);
    return redirect(withReturn('/dang-nhap/xac-thuc', returnOf(request)));
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const words = signInWords[useLanguage()];
  const { back, provider, passkeys, signedOut } = loaderData;
  return (
    <Entrance picture>
      <EntranceTitle title={words.title} />
      {signedOut && actionData === undefined && (
        <Notice tone="good">
          <p>{words.signedOut}</p>
        </Notice>
      )}
      <ErrorSummary errors={actionData?.errors} />
      <form method="post" className="form">
        <TextField
          name="login"
          label={words.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={actionData?.values.login}
        />
        <TextField
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <Button>{words.submit}</Button>
      </form>
      {passkeys && (
        <div
          className="passkey"
          hidden
          data-passkey="vao"
          data-url={withReturn('/dang-nhap/khoa', back)}
          data-waiting={words.passkeyWaiting}
          data-failed={words.passkeyFailed}
        >
          <button className="button second" type="button">
            {words.passkey}
          </button>
          <p className="small" role="status" />
        </div>
      )}
      {provider !== null && (
        <p>
          <a href={withReturn('/dang-nhap/lien-ket', back)}>{words.provider(provider)}</a>
        </p>
      )}
      <p className="small soft">{words.lost}</p>
    </Entrance>
  );
}
