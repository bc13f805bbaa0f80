/** `/quan-tri/tai-khoan/moi`: one post and its first holder. First the role and the province, then who and where exactly. */
import { handOver, makePost, parseRole, type Role, roles } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { selectBodies } from '#registry/index.ts';
import { selectUnit } from '#territory/index.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { startWords } from '#web/messages/start.ts';
import {
  bodyTitle,
  communeTitle,
  likelyProvince,
  selectBodyOptions,
  selectCommuneOptions,
  selectProvinceOptions,
} from '#web/pages/accounts/places.ts';
import { roleTitles } from '#web/pages/accounts/role-titles.ts';
import { sheetOf } from '#web/pages/accounts/sheet.ts';
import { idOf } from '#web/pages/accounts/words.ts';
import { answering, formAnswer, formDone } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { readForm, reading, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, Radios, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/new-account.ts';
import { Sheets } from './sheets.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'manage-accounts', async ({ db, now, url, language, services }) => {
    requireFresh(args);
    const provinces = await selectProvinceOptions(db, now);
    const role = parseRole(url.searchParams.get('vai-tro') ?? '');
    const asked = url.searchParams.get('tinh') ?? '';
    const province = provinces.find(({ value }) => value === asked) ?? null;
    const everywhere = asked === 'ca-nuoc' && role !== null && roles[role].mayBeEverywhere;
    const chosen = role !== null && (province !== null || everywhere) ? { role, province } : null;
    const units =
      chosen === null || province === null
        ? []
        : chosen.role === 'commune'
          ? await selectCommuneOptions(db, Number(province.value), now)
          : chosen.role === 'body'
            ? await selectBodyOptions(db, Number(province.value), now)
            : [];
    return {
      provinces,
      likely: asked || likelyProvince(provinces, services.sample !== null),
      role,
      noProvince: role !== null && chosen === null,
      chosen,
      units,
      roles: roleTitles(language),
      title: chosen === null ? '' : roles[chosen.role].title.vi,
    };
  });
}

const fields = {
  'title-wrong': 'ho-ten',
  'login-wrong': 'login',
  'login-taken': 'login',
  'email-wrong': 'email',
};

export async function action(args: Route.ActionArgs) {
  requireFresh(args);
  const form = await readForm(args.request);
  const state = requestOf(args.context);
  const { services, language } = state;
  return answering({ form, language, fields }, async () => {
    const place = await reading(args, 'manage-accounts', (page) => placeOf(page, form));
    if (place === null) return formAnswer(form, { 'don-vi': accountsWords[language].chooseUnit });
    const { role, unitIds, bodyId } = place;
    const title = textOf(form, 'ten-vi-tri') || place.title;
    const name = textOf(form, 'ho-ten');
    const newAccount = { name, login: textOf(form, 'login'), email: textOf(form, 'email') };
    const act = actOf(state);
    const invited = await inIdentity(state, async (trx) => {
      const postId = await makePost(
        trx,
        { title, role, unitIds, bodyId, everywhere: unitIds.length === 0 },
        act,
      );
      return handOver(trx, { postId, to: { newAccount }, on: dayOf(act.now) }, act);
    });
    const sheet = sheetOf(services.origin, { ...invited!, title });
    return formDone({ sheets: [sheet], title });
  });
}

interface Place {
  role: Role;
  unitIds: number[];
  bodyId: number | null;
  title: string;
}

/** Where the post is, of what the form says; null where a choice is missing or is none. */
async function placeOf(
  { db, now, url }: { db: Parameters<typeof selectUnit>[0]; now: Temporal.Instant; url: URL },
  form: FormData,
): Promise<Place | null> {
  const role = parseRole(url.searchParams.get('vai-tro') ?? '');
  const asked = url.searchParams.get('tinh') ?? '';
  const today = dayOf(now);
  if (role === null) return null;
  const roleTitle = roles[role].title.vi;
  if (asked === 'ca-nuoc') return { role, unitIds: [], bodyId: null, title: roleTitle };
  const provinceId = idOf(asked);
  if (provinceId === null) return null;
  const chosen = idOf(textOf(form, 'don-vi'));
  if (role === 'commune') {
    const unit = chosen === null ? null : await selectUnit(db, chosen, today);
    return unit === null ? null : { role, unitIds: [unit.id], bodyId: null, title: communeTitle(unit) };
  }
  if (role === 'body') {
    const bodies = await selectBodies(db, { on: today, jurisdictionId: provinceId });
    const body = bodies.find(({ id }) => id === chosen);
    return body === undefined
      ? null
      : { role, unitIds: [provinceId], bodyId: body.id, title: bodyTitle(body.name) };
  }
  return { role, unitIds: [provinceId], bodyId: null, title: roleTitle };
}

export default function NewAccount({
  loaderData: { provinces, likely, role, noProvince, chosen, units, roles: titles, title },
  actionData,
}: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  const crumbs = [
    { href: '/quan-tri', label: words.admin },
    { href: '/quan-tri/tai-khoan', label: words.accounts },
  ];
  const done = actionData?.done ?? null;
  if (done !== null && 'sheets' in done) {
    return (
      <>
        <Title title={words.made} crumbs={crumbs} lede={words.madeLede(done.title)} />
        <Sheets sheets={done.sheets} />
      </>
    );
  }
  if (chosen === null) {
    return (
      <>
        <Title title={words.newTitle} crumbs={crumbs} lede={words.newLede} />
        <form method="get" className="form">
          <Radios
            name="vai-tro"
            legend={words.newRole}
            choices={Object.entries(titles).map(([value, label]) => ({
              value,
              label,
              ...(value === 'auditor' ? { hint: words.newAuditorHint } : {}),
            }))}
            defaultValue={role ?? 'province'}
          />
          <SelectField
            name="tinh"
            label={words.newProvince}
            errors={noProvince ? { tinh: startWords[language].provinceMissing } : undefined}
            choices={[{ value: '', label: '–' }, ...provinces, { value: 'ca-nuoc', label: words.country }]}
            defaultValue={likely}
          />
          <Button>{words.newNext}</Button>
        </form>
      </>
    );
  }
  const { errors, values } = actionData ?? {};
  const of = chosen.province?.label ?? words.country;
  const needsUnit = chosen.role === 'commune' || chosen.role === 'body';
  return (
    <>
      <Title
        title={words.newTitle}
        crumbs={crumbs}
        lede={`${titles[chosen.role]}, ${of}.`}
        actions={<a href="/quan-tri/tai-khoan/moi">{words.newChange}</a>}
      />
      <ErrorSummary errors={errors} />
      {needsUnit && units.length === 0 ? (
        <Notice tone="fair">
          <p>{words.noBodies}</p>
        </Notice>
      ) : (
        <form method="post" className="form">
          {needsUnit && (
            <SelectField
              name="don-vi"
              label={chosen.role === 'body' ? words.newBody : words.newCommune}
              errors={errors}
              choices={[{ value: '', label: '–' }, ...units]}
              defaultValue={values?.['don-vi']}
            />
          )}
          {!needsUnit && (
            <TextField
              name="ten-vi-tri"
              label={words.newPostTitle}
              hint={words.newPostHint}
              required
              defaultValue={values?.['ten-vi-tri'] ?? title}
            />
          )}
          <TextField
            name="ho-ten"
            label={words.newName}
            required
            errors={errors}
            defaultValue={values?.['ho-ten']}
          />
          <TextField
            name="login"
            label={words.login}
            hint={words.loginHint}
            autoCapitalize="none"
            spellCheck={false}
            required
            errors={errors}
            defaultValue={values?.login}
          />
          <TextField
            name="email"
            label={words.newEmail}
            hint={words.newEmailHint}
            type="email"
            errors={errors}
            defaultValue={values?.email}
          />
          <Button>{words.newSubmit}</Button>
        </form>
      )}
    </>
  );
}
