/** `/dang-nhap/xac-thuc`: after the password a code, of the app or by e-mail. In an app's browser the e-mail comes first. */
import { redirect } from 'react-router';
import { codeMinutes, finishSignIn, selectFactors, selectSession, startEmailCode } from '#identity/index.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { isInApp } from '#web/server/agent.ts';
import { answering, formAnswer, nextStep } from '#web/server/form-answer.ts';
import { attempting, visitOf } from '#web/server/identity-work.ts';
import { returnOf, withReturn } from '#web/server/own-path.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { giveSession, onward } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import type { Route } from './+types/second-factor.ts';
import { CodeField } from './code-field.tsx';
import { Entrance, EntranceTitle } from './entrance.tsx';

export const handle = { bare: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { services, sessionSecret: secret, agent } = requestOf(context);
  const now = services.now();
  const session = secret === null ? null : await selectSession(services.identity, { secret, now });
  if (session?.stage !== 'password') throw redirect(withReturn('/dang-nhap', returnOf(request)));
  const factors = await selectFactors(services.identity, { accountId: session.accountId, now });
  const mail = factors.includes('email-code') && services.mailer !== null;
  return { totp: factors.includes('totp'), mail, mailFirst: mail && isInApp(agent), minutes: codeMinutes };
}

export async function action({ request, context }: Route.ActionArgs) {
  const state = requestOf(context);
  const { services, sessionSecret: secret, language } = state;
  const form = await readForm(request);
  const back = returnOf(request);
  if (secret === null) throw redirect(withReturn('/dang-nhap', back));
  const words = signInWords[language];
  const byMail = textOf(form, 'cach') === 'email';
  return answering({ form, language, fields: { 'code-wrong': 'ma' } }, async () => {
    if (textOf(form, 'viec') === 'gui-ma') {
      const letter = await attempting(services, (trx) => startEmailCode(trx, { secret }, visitOf(state)));
      if (letter !== null) {
        await services.mailer?.send({
          to: letter.to,
          subject: words.mailSubject,
          text: words.mailText(letter.code, codeMinutes),
        });
      }
      return nextStep({ cach: 'email' });
    }
    const code = textOf(form, 'ma');
    if (code === '') return formAnswer(form, { ma: words.codeMissing });
    const factor = byMail ? 'email-code' : 'totp';
    const signedIn = await attempting(services, (trx) =>
      finishSignIn(trx, { secret, factor, code }, visitOf(state)),
    );
    giveSession(state, signedIn);
    return redirect(onward(signedIn, back));
  });
}

export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const words = signInWords[useLanguage()];
  const { totp, mail, mailFirst, minutes } = loaderData;
  const answer = actionData;
  const sent = answer?.values.cach === 'email';
  const app = totp && !sent && <AppCode key="app" errors={answer?.errors} aside={mailFirst} />;
  const offer = mail && <MailOffer key="mail" sent={sent} first={!totp || mailFirst} />;
  return (
    <Entrance>
      <EntranceTitle title={words.factorTitle} lede={words.factorLede} />
      <ErrorSummary errors={answer?.errors} />
      {sent && <MailCode errors={answer?.errors} minutes={minutes} />}
      {!totp && !mail && (
        <Notice tone="fair">
          <p>{words.noFactor}</p>
        </Notice>
      )}
      {mailFirst ? [offer, app] : [app, offer]}
      <p className="small">
        <a href="/dang-nhap">{words.startAgain}</a>
      </p>
    </Entrance>
  );
}

type Errors = Readonly<Record<string, string>> | undefined;

function AppCode({ errors, aside }: { errors: Errors; aside: boolean }) {
  const words = signInWords[useLanguage()];
  return (
    <form method="post" className="form">
      {aside && <p className="soft">{words.totpInstead}</p>}
      <input type="hidden" name="cach" value="totp" />
      <CodeField label={words.totpCode} hint={words.totpHint} length={6} errors={errors} />
      <Button {...(aside ? { tone: 'second' } : {})}>{words.continue}</Button>
    </form>
  );
}

function MailCode({ errors, minutes }: { errors: Errors; minutes: number }) {
  const words = signInWords[useLanguage()];
  return (
    <form method="post" className="form">
      <input type="hidden" name="cach" value="email" />
      <CodeField label={words.emailCode} hint={words.emailHint(minutes)} length={8} errors={errors} />
      <Button>{words.continue}</Button>
    </form>
  );
}

function MailOffer({ sent, first }: { sent: boolean; first: boolean }) {
  const words = signInWords[useLanguage()];
  return (
    <form method="post" className="form">
      {!sent && <p className="soft">{first ? words.emailFirst : words.emailInstead}</p>}
      <input type="hidden" name="viec" value="gui-ma" />
      <Button {...(first && !sent ? {} : { tone: 'second' })}>
        {sent ? words.emailAgain : words.emailOffer}
      </Button>
    </form>
  );
}
