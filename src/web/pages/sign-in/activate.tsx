/**
 * `/kich-hoat/…`: a link that activates an account, or gives it back to its owner. Name and password, then a second factor;
 * what was typed waits with the link until its last step, so each step may be done again.
 */
import { data, redirect } from 'react-router';
import {
  admitLink,
  codeMinutes,
  finishActivation,
  leastLength,
  openActivation,
  startActivation,
  startActivationCode,
} from '#identity/index.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { startWords } from '#web/messages/start.ts';
import { enrolmentOf } from '#web/server/enrolment.ts';
import { answering, formAnswer, nextStep } from '#web/server/form-answer.ts';
import { attempting, inIdentity, visitOf } from '#web/server/identity-work.ts';
import { asAnswer, readForm, textOf } from '#web/server/page.ts';
import { type RequestState, requestOf } from '#web/server/request.ts';
import { giveSession, onward } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary, type FieldErrors, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/activate.ts';
import { CodeField } from './code-field.tsx';
import { EnrolApp, Hidden } from './enrol.tsx';
import { Entrance, EntranceTitle } from './entrance.tsx';
import { LinkOver } from './link-over.tsx';

export const handle = { bare: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, address } = requestOf(context);
  const now = services.now();
  return asAnswer(async () => {
    await admitLink(services.identity, { address, now });
    const opened = await openActivation(services.identity, params.secret, now);
    if (opened === null || opened.purpose === 'setup')
      return data({ opened: null, mail: false, least: leastLength, minutes: codeMinutes }, { status: 410 });
    return data({
      opened,
      mail: opened.mayUseEmail && services.mailer !== null,
      least: leastLength,
      minutes: codeMinutes,
    });
  });
}

/** Which field of the two steps a problem belongs to. */
const fields = {
  'title-wrong': 'ho-ten',
  'password-too-short': 'password',
  'password-too-long': 'password',
  'password-guessable': 'password',
  'code-wrong': 'ma',
} as const;

export async function action({ request, context, params: { secret } }: Route.ActionArgs) {
  const state = requestOf(context);
  const { services, language, address } = state;
  const form = await readForm(request);
  return answering({ form, language, fields }, async () => {
    await admitLink(services.identity, { address, now: services.now() });
    const step = textOf(form, 'buoc');
    if (step === 'mat-khau') {
      const name = textOf(form, 'ho-ten');
      const password = textOf(form, 'password');
      const { totp } = await inIdentity(state, (trx) =>
        startActivation(trx, { secret, password, ...(form.has('ho-ten') ? { name } : {}) }, visitOf(state)),
      );
      return nextStep({ buoc: 'ma', uri: totp.uri });
    }
    if (step === 'gui-ma') {
      await sendCode(state, secret);
      return nextStep({ buoc: 'thu', uri: enrolmentOf(textOf(form, 'uri')) });
    }
    const code = textOf(form, 'ma');
    if (code === '') return formAnswer(form, { ma: startWords[language].codeMissing });
    const factor = step === 'thu' ? 'email-code' : 'totp';
    const signedIn = await attempting(services, (trx) =>
      finishActivation(trx, { secret, factor, code }, visitOf(state)),
    );
    giveSession(state, signedIn);
    return redirect(onward(signedIn, '/'));
  });
}

async function sendCode(state: RequestState, secret: string): Promise<void> {
  const { services, language } = state;
  const { to, code } = await attempting(services, (trx) =>
    startActivationCode(trx, { secret }, visitOf(state)),
  );
  const words = signInWords[language];
  await services.mailer?.send({ to, subject: words.mailSubject, text: words.mailText(code, codeMinutes) });
}

export default function Activate({
  loaderData: { opened, mail, least, minutes },
  actionData,
}: Route.ComponentProps) {
  const words = startWords[useLanguage()];
  if (opened === null) return <LinkOver />;
  const { values, errors } = actionData ?? {};
  const step = values?.buoc;
  const uri = enrolmentOf(values?.uri ?? '');
  if (step === 'thu' || step === 'gui-ma')
    return <MailStep uri={uri} minutes={minutes} errors={errors} sent={step === 'thu'} />;
  if (step === 'ma' && uri !== '') {
    return (
      <Entrance>
        <EntranceTitle title={words.totpTitle} lede={words.totpLede} />
        <ErrorSummary errors={errors} />
        <EnrolApp uri={uri} hidden={{ buoc: 'ma' }} errors={errors} />
        {mail && (
          <form method="post" className="form">
            <Hidden fields={{ buoc: 'gui-ma', uri }} />
            <p className="soft">{words.emailInstead}</p>
            <Button tone="second">{words.emailSend}</Button>
          </form>
        )}
      </Entrance>
    );
  }
  const recovering = opened.purpose === 'recovery';
  const unnamed = opened.posts.includes(opened.name);
  return (
    <Entrance>
      <EntranceTitle
        title={recovering ? words.recoverTitle : words.activateTitle}
        lede={
          recovering
            ? words.recoverLede(opened.name)
            : opened.posts.length > 0
              ? words.assigned(opened.posts.join('; '))
              : undefined
        }
      />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <Hidden fields={{ buoc: 'mat-khau' }} />
        {!recovering && (
          <TextField
            name="ho-ten"
            label={words.name}
            autoComplete="name"
            required
            errors={errors}
            defaultValue={values?.['ho-ten'] ?? (unnamed ? '' : opened.name)}
          />
        )}
        <TextField
          name="login"
          label={words.loginIs}
          autoComplete="username"
          readOnly
          defaultValue={opened.login}
        />
        <TextField
          name="password"
          label={recovering ? words.passwordNew : words.password}
          hint={words.passwordHint(least)}
          type="password"
          autoComplete="new-password"
          required
          errors={errors}
        />
        <Button>{words.continue}</Button>
      </form>
    </Entrance>
  );
}

function MailStep({
  uri,
  errors,
  sent,
  minutes,
}: {
  uri: string;
  errors: FieldErrors | undefined;
  sent: boolean;
  minutes: number;
}) {
  const words = startWords[useLanguage()];
  return (
    <Entrance>
      <EntranceTitle title={words.emailTitle} lede={sent ? words.emailLede(minutes) : undefined} />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <Hidden fields={{ buoc: 'thu', uri }} />
        <CodeField label={words.emailCode} length={8} errors={errors} />
        <Button>{words.finish}</Button>
      </form>
    </Entrance>
  );
}
