/** `/quan-tri/vi-tri/3/ban-giao`: a post goes to somebody else from a day on: form, check, receipt. */
import { redirect } from 'react-router';
import { type HandOver, handOver, selectAccounts, selectPost } from '#identity/index.ts';
import { dayIn, dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import { dayShown } from '#web/days.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { sheetOf } from '#web/pages/accounts/sheet.ts';
import { idOf } from '#web/pages/accounts/words.ts';
import { answering, formAnswer, formDone } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity, rehearse } from '#web/server/identity-work.ts';
import { notFound, readForm, requireActor, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary, Radios, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import { Hidden } from '../sign-in/enrol.tsx';
import type { Route } from './+types/hand-over.ts';
import { Sheets } from './sheets.tsx';

export async function loader(args: Route.LoaderArgs) {
  requireActor(args, 'manage-accounts');
  requireFresh(args);
  const { services } = requestOf(args.context);
  const now = services.now();
  const postId = idOf(args.params.id);
  const post = postId === null ? null : await selectPost(services.identity, { postId }, now);
  if (post === null || post.endedAt !== null) throw notFound();
  return { id: post.id, title: post.title, holder: post.holder?.name ?? null, today: dayOf(now) };
}

const fields = {
  'login-wrong': 'login',
  'login-taken': 'login',
  'title-wrong': 'ho-ten',
  'hand-over-same': 'login',
  'account-not-usable': 'login',
  'hand-over-too-early': 'ngay',
  'hand-over-planned': 'ngay',
} as const;

export async function action(args: Route.ActionArgs) {
  requireActor(args, 'manage-accounts');
  requireFresh(args);
  const state = requestOf(args.context);
  const { services, language } = state;
  const words = accountsWords[language];
  const form = await readForm(args.request);
  const postId = idOf(args.params.id);
  if (postId === null) throw notFound();
  return answering({ form, language, fields }, async () => {
    const on = dayIn(textOf(form, 'ngay'));
    if (on === null) return formAnswer(form, { ngay: words.handOverDate });
    const login = textOf(form, 'login').toLowerCase();
    const existing = textOf(form, 'cho') !== 'moi';
    const found = existing ? await findAccount(services.identity, login, services.now()) : null;
    if (existing && found === null) return formAnswer(form, { login: words.handOverUnknown(login) });
    const to: HandOver['to'] = found
      ? { accountId: found.id }
      : { newAccount: { login, name: textOf(form, 'ho-ten') } };
    const given = { postId, to, on, note: textOf(form, 'ghi-chu') };
    if (textOf(form, 'buoc') !== 'giao') {
      await rehearse(state, (trx) => handOver(trx, given, actOf(state)));
      return formDone({
        check: { name: found?.name ?? textOf(form, 'ho-ten'), login, on, note: given.note },
        carry: {
          ngay: on,
          cho: existing ? 'co' : 'moi',
          login,
          'ho-ten': textOf(form, 'ho-ten'),
          'ghi-chu': given.note,
        },
      });
    }
    const invited = await inIdentity(state, (trx) => handOver(trx, given, actOf(state)));
    if (invited === null) return redirect(`/quan-tri/vi-tri/${postId}?da-giao`);
    const sheet = sheetOf(services.origin, { ...invited, title: textOf(form, 'ho-ten') });
    return formDone({ sheets: [sheet], on });
  });
}

async function findAccount(db: Parameters<typeof selectAccounts>[0], login: string, now: Temporal.Instant) {
  if (login === '') return null;
  const { rows } = await selectAccounts(db, { search: login, limit: 200 }, now);
  return rows.find((account) => account.login === login) ?? null;
}

export default function HandOverPage({ loaderData: post, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  const crumbs = [
    { href: '/quan-tri/vi-tri', label: words.posts },
    { href: `/quan-tri/vi-tri/${post.id}`, label: post.title },
  ];
  const done = actionData?.done ?? null;
  if (done !== null && 'sheets' in done) {
    const { sheets, on } = done;
    return (
      <>
        <Title
          title={words.handOverTitle}
          crumbs={crumbs}
          lede={words.handOverReceipt(sheets[0]?.title ?? '', formatDate(on, language))}
        />
        <Sheets sheets={sheets} />
      </>
    );
  }
  if (done !== null && 'check' in done) {
    const { check, carry } = done;
    return (
      <>
        <Title title={words.handOverCheckTitle} crumbs={crumbs} />
        <Facts
          rows={[
            [words.post, post.title],
            [words.presentHolder, post.holder ?? words.vacant],
            [words.newHolder, `${check.name} (${check.login})`],
            [words.handOverOn, formatDate(check.on, language)],
            [words.note, check.note === '' ? '–' : check.note],
          ]}
        />
        <form method="post" className="actions">
          <Hidden fields={{ ...carry, buoc: 'giao' }} />
          <Button>{words.handOverDo}</Button>
          <a href={`/quan-tri/vi-tri/${post.id}/ban-giao`}>{words.handOverChange}</a>
        </form>
      </>
    );
  }
  const { errors, values } = actionData ?? {};
  return (
    <>
      <Title title={words.handOverTitle} crumbs={crumbs} lede={words.handOverLede(post.title)} />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <TextField
          name="ngay"
          label={words.handOverOn}
          hint={words.handOverOnHint}
          inputMode="numeric"
          look="short"
          required
          errors={errors}
          defaultValue={dayShown(values?.ngay ?? post.today)}
        />
        <Radios
          name="cho"
          legend={words.handOverTo}
          choices={[
            { value: 'co', label: words.handOverExisting },
            { value: 'moi', label: words.handOverNew },
          ]}
          defaultValue={values?.cho ?? 'co'}
        />
        <TextField
          name="login"
          label={words.handOverLogin}
          hint={words.handOverLoginHint}
          autoCapitalize="none"
          spellCheck={false}
          required
          errors={errors}
          defaultValue={values?.login}
        />
        <TextField
          name="ho-ten"
          label={words.newName}
          hint={words.handOverNameHint}
          errors={errors}
          defaultValue={values?.['ho-ten']}
        />
        <TextField
          name="ghi-chu"
          label={words.handOverNote}
          hint={words.handOverNoteHint}
          maxLength={500}
          defaultValue={values?.['ghi-chu']}
        />
        <Button>{words.handOverCheck}</Button>
      </form>
    </>
  );
}
