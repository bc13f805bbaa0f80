/** `/toi/ung-dung`: a new authenticator app; the old one is good until a code of the new one was shown. */
import { redirect } from 'react-router';
import { finishTotpChange, startTotpChange } from '#identity/index.ts';
import { accountWords } from '#web/messages/account.ts';
import { ownActor } from '#web/pages/account/own.ts';
import { enrolmentOf } from '#web/server/enrolment.ts';
import { answering, nextStep } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { attempting, inIdentity, visitOf } from '#web/server/identity-work.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import { EnrolApp } from '../sign-in/enrol.tsx';
import type { Route } from './+types/authenticator.ts';

export function loader(args: Route.LoaderArgs) {
  ownActor(args);
  requireFresh(args);
  return null;
}

export async function action(args: Route.ActionArgs) {
  const actor = ownActor(args);
  requireFresh(args);
  const state = requestOf(args.context);
  const form = await readForm(args.request);
  return answering({ form, language: state.language, fields: { 'code-wrong': 'ma' } }, async () => {
    const secret = textOf(form, 'khoa');
    if (secret === '') {
      const { secret: made, totp } = await inIdentity(state, (trx) =>
        startTotpChange(trx, { actor }, visitOf(state)),
      );
      return nextStep({ khoa: made, uri: totp.uri });
    }
    const given = { actor, secret, code: textOf(form, 'ma') };
    await attempting(state.services, (trx) => finishTotpChange(trx, given, visitOf(state)));
    return redirect('/toi?da=ung-dung');
  });
}

export default function Authenticator({ actionData }: Route.ComponentProps) {
  const words = accountWords[useLanguage()];
  const { errors, values } = actionData ?? {};
  const uri = enrolmentOf(values?.uri ?? '');
  return (
    <>
      <Title title={words.appTitle} crumbs={[{ href: '/toi', label: words.title }]} lede={words.appLede} />
      <ErrorSummary errors={errors} />
      {uri === '' || values?.khoa === undefined ? (
        <form method="post">
          <Button>{words.appBegin}</Button>
        </form>
      ) : (
        <EnrolApp uri={uri} hidden={{ khoa: values.khoa }} errors={errors} />
      )}
    </>
  );
}
