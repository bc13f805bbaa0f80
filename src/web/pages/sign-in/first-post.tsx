/**
 * `/bat-dau-tinh`: the end of first start. An administrator makes the first post that sees a province, for himself or for
 * somebody else, so that within minutes somebody works.
 */
import { redirect } from 'react-router';
import { choosePost, handOver, makePost } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { selectUnits } from '#territory/index.ts';
import { startWords } from '#web/messages/start.ts';
import { sheetOf } from '#web/pages/accounts/sheet.ts';
import { answering, formAnswer, formDone } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { readForm, reading, requireActor, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, Radios, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import { Sheets } from '../accounts/sheets.tsx';
import type { Route } from './+types/first-post.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'manage-accounts', async ({ db, now, services }) => {
    const provinces = await selectUnits(db, { level: 'province', on: dayOf(now) });
    return {
      provinces: provinces.map(({ id, code, type, name }) => ({ id, code, label: `${type} ${name}` })),
      // The sample is Thái Nguyên.
      likely: services.sample === null ? null : (provinces.find(({ code }) => code === '19')?.id ?? null),
    };
  });
}

const fields = {
  'title-wrong': 'ten-vi-tri',
  'login-wrong': 'login',
  'login-taken': 'login',
} as const;

export async function action(args: Route.ActionArgs) {
  const actor = requireActor(args, 'manage-accounts');
  requireFresh(args);
  const state = requestOf(args.context);
  const { services, language, sessionSecret } = state;
  const form = await readForm(args.request);
  return answering({ form, language, fields }, async () => {
    const unitId = Number(textOf(form, 'tinh'));
    if (!Number.isSafeInteger(unitId) || unitId < 1)
      return formAnswer(form, { tinh: startWords[language].provinceMissing });
    const self = textOf(form, 'ai') !== 'khac';
    const title = textOf(form, 'ten-vi-tri');
    const other = self ? {} : missing(form, startWords[language]);
    if (Object.keys(other).length > 0) return formAnswer(form, other);
    const newAccount = { login: textOf(form, 'login'), name: textOf(form, 'ho-ten') };
    const act = actOf(state);
    const invited = await inIdentity(state, async (trx) => {
      const postId = await makePost(trx, { title, role: 'province', unitIds: [unitId] }, act);
      const to = self ? { accountId: actor.accountId } : { newAccount };
      const made = await handOver(trx, { postId, to, on: dayOf(act.now) }, act);
      if (self) await choosePost(trx, { secret: sessionSecret!, postId }, act);
      return made;
    });
    if (invited === null) return redirect('/');
    const sheet = sheetOf(services.origin, { ...invited, title: `${newAccount.name}, ${title}` });
    return formDone({ sheets: [sheet] });
  });
}

/** Fields that only somebody else has; the page hides them otherwise, so it does not require them. */
function missing(form: FormData, words: (typeof startWords)['vi']): Record<string, string> {
  return {
    ...(textOf(form, 'ho-ten') === '' ? { 'ho-ten': words.otherNameMissing } : {}),
    ...(textOf(form, 'login') === '' ? { login: words.otherLoginMissing } : {}),
  };
}

export default function FirstPost({ loaderData: { provinces, likely }, actionData }: Route.ComponentProps) {
  const words = startWords[useLanguage()];
  const { errors, values } = actionData ?? {};
  const done = actionData?.done ?? null;
  if (done !== null && 'sheets' in done) {
    return (
      <>
        <Title title={words.postTitle} lede={words.handOn} />
        <Sheets sheets={done.sheets} />
        <p className="actions">
          <a href="/quan-tri/tai-khoan">{words.toAccounts}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <Title title={words.postTitle} lede={words.postLede} />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <SelectField
          name="tinh"
          label={words.province}
          errors={errors}
          choices={[
            { value: '', label: '–' },
            ...provinces.map(({ id, label }) => ({ value: String(id), label })),
          ]}
          defaultValue={values?.tinh ?? (likely === null ? '' : String(likely))}
        />
        <TextField
          name="ten-vi-tri"
          label={words.postName}
          required
          errors={errors}
          defaultValue={values?.['ten-vi-tri'] ?? words.postDefault}
        />
        <Radios
          name="ai"
          legend={words.who}
          choices={[
            { value: 'toi', label: words.whoSelf, hint: words.whoSelfHint },
            { value: 'khac', label: words.whoOther, hint: words.whoOtherHint },
          ]}
          defaultValue={values?.ai ?? 'toi'}
        />
        <div className="form for-other">
          <TextField
            name="ho-ten"
            label={words.otherName}
            errors={errors}
            defaultValue={values?.['ho-ten']}
          />
          <TextField
            name="login"
            label={words.otherLogin}
            hint={words.loginHint}
            autoCapitalize="none"
            spellCheck={false}
            errors={errors}
            defaultValue={values?.login}
          />
        </div>
        <div className="actions">
          <Button>{words.make}</Button>
          <a href="/quan-tri/tai-khoan">{words.later}</a>
        </div>
      </form>
    </>
  );
}
