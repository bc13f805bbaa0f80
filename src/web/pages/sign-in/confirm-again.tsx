/** `/xac-nhan-lai`: who one is, proved once more before what cannot be taken back (server/fresh.ts sends people here). */
import { redirect } from 'react-router';
import { reauthenticate, selectFactors, selectPasskeys } from '#identity/index.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { answering, formAnswer } from '#web/server/form-answer.ts';
import { attempting, visitOf } from '#web/server/identity-work.ts';
import { returnOf, withReturn } from '#web/server/own-path.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { giveSession } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/confirm-again.ts';
import { CodeField } from './code-field.tsx';

export const handle = { module: 'passkeys' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, services } = requestOf(context);
  const back = returnOf(request);
  if (actor === null) throw redirect(withReturn('/dang-nhap', back));
  const { accountId } = actor;
  const factors = await selectFactors(services.identity, { accountId, now: services.now() });
  const passkeys = await selectPasskeys(services.identity, { accountId });
  return { back, totp: factors.includes('totp'), passkeys: passkeys.length > 0 };
}

export async function action({ request, context }: Route.ActionArgs) {
  const state = requestOf(context);
  const { actor, services, language } = state;
  const back = returnOf(request);
  if (actor === null) throw redirect(withReturn('/dang-nhap', back));
  const form = await readForm(request);
  const byCode = textOf(form, 'cach') === 'totp';
  const fields = { 'code-wrong': 'ma', 'password-wrong': 'password' };
  return answering({ form, language, fields }, async () => {
    const given = textOf(form, byCode ? 'ma' : 'password');
    if (byCode && given === '') return formAnswer(form, { ma: signInWords[language].codeMissing });
    const renewed = await attempting(services, (trx) =>
      reauthenticate(trx, { actor, proof: byCode ? { code: given } : { password: given } }, visitOf(state)),
    );
    giveSession(state, renewed);
    return redirect(back);
  });
}

export default function ConfirmAgain({ loaderData, actionData }: Route.ComponentProps) {
  const words = signInWords[useLanguage()];
  const errors = actionData?.errors;
  return (
    <>
      <Title title={words.confirmTitle} lede={words.confirmLede} />
      <ErrorSummary errors={errors} />
      <div className="proofs">
        {loaderData.totp && (
          <form method="post" className="form">
            <h2>{words.confirmCode}</h2>
            <input type="hidden" name="cach" value="totp" />
            <CodeField label={words.totpCode} length={6} errors={errors} />
            <Button>{words.confirmSubmit}</Button>
          </form>
        )}
        <form method="post" className="form">
          <h2>{words.confirmPassword}</h2>
          <TextField
            name="password"
            label={words.password}
            type="password"
            autoComplete="current-password"
            required
            errors={errors}
          />
          <Button {...(loaderData.totp ? { tone: 'second' } : {})}>{words.confirmSubmit}</Button>
        </form>
      </div>
      {loaderData.passkeys && (
        <div
          className="passkey"
          hidden
          data-passkey="xac-nhan"
          data-url={withReturn('/dang-nhap/khoa', loaderData.back)}
          data-waiting={words.passkeyWaiting}
          data-failed={words.passkeyFailed}
        >
          <button className="button second" type="button">
            {words.confirmPasskey}
          </button>
          <p className="small" role="status" />
        </div>
      )}
    </>
  );
}
