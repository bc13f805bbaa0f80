/**
 * `/bat-dau/…`: the link printed where the program was started. First the question whose province, then the first
 * administrator: name, login, password, and an app for the codes.
 */
import { data, redirect } from 'react-router';
import { admitLink, finishActivation, leastLength, openActivation, startSetup } from '#identity/index.ts';
import { startWords } from '#web/messages/start.ts';
import { enrolmentOf } from '#web/server/enrolment.ts';
import { answering, formAnswer, nextStep } from '#web/server/form-answer.ts';
import { attempting, inIdentity, visitOf } from '#web/server/identity-work.ts';
import { asAnswer, readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { giveSession } from '#web/server/session-cookies.ts';
import { Button, ErrorSummary, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/first-start.ts';
import { EnrolApp, Hidden } from './enrol.tsx';
import { Entrance, EntranceTitle } from './entrance.tsx';
import { LinkOver } from './link-over.tsx';

export const handle = { bare: true };

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { services, address } = requestOf(context);
  const now = services.now();
  return asAnswer(async () => {
    await admitLink(services.identity, { address, now });
    const opened = await openActivation(services.identity, params.secret, now);
    if (opened?.purpose !== 'setup')
      return data({ good: false, asked: true, path: '', least: leastLength }, { status: 410 });
    const answered = new URL(request.url).searchParams.get('buoc') === 'tai-khoan';
    const asked = services.database === 'sample' || answered;
    return data({ good: true, asked, path: `/bat-dau/${params.secret}`, least: leastLength });
  });
}

const fields = {
  'title-wrong': 'ho-ten',
  'login-wrong': 'login',
  'login-taken': 'login',
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
    if (textOf(form, 'buoc') === 'tai-khoan') {
      const { totp } = await inIdentity(state, (trx) =>
        startSetup(
          trx,
          {
            secret,
            login: textOf(form, 'login'),
            name: textOf(form, 'ho-ten'),
            password: textOf(form, 'password'),
          },
          visitOf(state),
        ),
      );
      return nextStep({ buoc: 'ma', uri: totp.uri });
    }
    const code = textOf(form, 'ma');
    if (code === '') return formAnswer(form, { ma: startWords[language].codeMissing });
    const signedIn = await attempting(services, (trx) =>
      finishActivation(trx, { secret, factor: 'totp', code }, visitOf(state)),
    );
    giveSession(state, signedIn);
    return redirect('/bat-dau-tinh');
  });
}

export default function FirstStart({ loaderData, actionData }: Route.ComponentProps) {
  const words = startWords[useLanguage()];
  const { values, errors } = actionData ?? {};
  const uri = enrolmentOf(values?.uri ?? '');
  if (!loaderData.good) return <LinkOver setup />;
  if (values?.buoc === 'ma' && uri !== '') {
    return (
      <Entrance>
        <EntranceTitle title={words.totpTitle} lede={words.totpLede} />
        <ErrorSummary errors={errors} />
        <EnrolApp uri={uri} hidden={{ buoc: 'ma' }} errors={errors} />
      </Entrance>
    );
  }
  if (!loaderData.asked && actionData === undefined) return <WhoseProvince path={loaderData.path} />;
  return (
    <Entrance>
      <EntranceTitle title={words.adminTitle} lede={words.adminLede} />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <Hidden fields={{ buoc: 'tai-khoan' }} />
        <TextField
          name="ho-ten"
          label={words.name}
          autoComplete="name"
          required
          errors={errors}
          defaultValue={values?.['ho-ten']}
        />
        <TextField
          name="login"
          label={words.login}
          hint={words.loginHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          errors={errors}
          defaultValue={values?.login}
        />
        <TextField
          name="password"
          label={words.password}
          hint={words.passwordHint(loaderData.least)}
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

function WhoseProvince({ path }: { path: string }) {
  const words = startWords[useLanguage()];
  return (
    <Entrance>
      <EntranceTitle title={words.startTitle} lede={words.startLede} />
      <div className="ways">
        <section className="stack-s">
          <h2>{words.own}</h2>
          <p>{words.ownText}</p>
          <p>
            <a className="button" href={`${path}?buoc=tai-khoan`}>
              {words.ownSubmit}
            </a>
          </p>
        </section>
        <section className="stack-s">
          <h2>{words.sample}</h2>
          <p>{words.sampleText}</p>
          <form method="post" action={`${path}/mau`}>
            <Button tone="second">{words.sampleSubmit}</Button>
          </form>
        </section>
      </div>
    </Entrance>
  );
}
