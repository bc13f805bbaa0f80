/** `/quan-tri/tai-khoan/hang-loat`: accounts for many posts at once. First what would happen, row by row, with nothing written. */
import { accountsWords } from '#web/messages/accounts.ts';
import { tableWords } from '#web/messages/table.ts';
import { makeOfSource, type OutcomeRow, tallyOf } from '#web/pages/accounts/bulk-outcome.ts';
import { readBulkSource } from '#web/pages/accounts/bulk-source.ts';
import { likelyProvince, selectProvinceOptions } from '#web/pages/accounts/places.ts';
import { isAlone } from '#web/pages/accounts/sheet.ts';
import { answering, formAnswer, formDone } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, rehearse } from '#web/server/identity-work.ts';
import { readForm, reading } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, Radios, SelectField, TextArea, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import { Hidden } from '../sign-in/enrol.tsx';
import type { Route } from './+types/bulk.ts';

const shown = 50;

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'manage-accounts', async ({ db, now, services }) => {
    requireFresh(args);
    const provinces = await selectProvinceOptions(db, now);
    const likely = likelyProvince(provinces, services.sample !== null);
    return { provinces, likely, alone: isAlone(services.origin) };
  });
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args);
  const state = requestOf(args.context);
  const { language, services } = state;
  const form = await readForm(args.request);
  return answering({ form, language }, async () => {
    const source = await reading(args, 'manage-accounts', (page) => readBulkSource(page, form));
    if (source.kind === 'wrong') return formAnswer(form, source.errors);
    const { rows, sheets } = await rehearse(state, (trx) =>
      makeOfSource(trx, source, actOf(state), { origin: services.origin, language }),
    );
    if (rows.length === 0) return formAnswer(form, { '': accountsWords[language].bulkNothing });
    return formDone({
      check: { rows: rows.slice(0, shown), total: rows.length, sheets: sheets.length, ...tallyOf(rows) },
      carry: source.carry,
    });
  });
}

export default function Bulk({ loaderData: { provinces, likely, alone }, actionData }: Route.ComponentProps) {
  const words = accountsWords[useLanguage()];
  const crumbs = [
    { href: '/quan-tri', label: words.admin },
    { href: '/quan-tri/tai-khoan', label: words.accounts },
  ];
  const done = actionData?.done ?? null;
  if (done !== null && 'check' in done) {
    const { made, renewed, left, refused } = done.check;
    return (
      <>
        <Title
          title={words.checkTitle}
          crumbs={[...crumbs, { href: '/quan-tri/tai-khoan/hang-loat', label: words.bulkTitle }]}
          lede={words.checkSentence(made, renewed, left, refused)}
        />
        <Notice>
          <p>{words.checkNote}</p>
        </Notice>
        {alone && (
          <Notice tone="fair" title={words.aloneTitle}>
            <p>{words.aloneText}</p>
          </Notice>
        )}
        <Check {...done.check} carry={done.carry} />
      </>
    );
  }
  const { errors, values } = actionData ?? {};
  return (
    <>
      <Title title={words.bulkTitle} crumbs={crumbs} lede={words.bulkLede} />
      <ErrorSummary errors={errors} />
      <form method="post" encType="multipart/form-data" className="form">
        <Radios
          name="kieu"
          legend={words.bulkKind}
          errors={errors}
          choices={[
            { value: 'xa', label: words.bulkCommunes, hint: words.bulkCommunesHint },
            { value: 'co-quan', label: words.bulkBodies, hint: words.bulkBodiesHint },
            { value: 'danh-sach', label: words.bulkList, hint: words.bulkListHint },
            { value: 'chua-kich-hoat', label: words.bulkInvited, hint: words.bulkInvitedHint },
          ]}
          defaultValue={values?.kieu ?? 'xa'}
        />
        <SelectField
          name="tinh"
          label={words.bulkProvince}
          errors={errors}
          choices={[{ value: '', label: '–' }, ...provinces]}
          defaultValue={values?.tinh ?? likely}
        />
        <TextField name="tep" label={words.bulkFile} type="file" accept=".csv,.txt,.xlsx" />
        <TextArea name="dan" label={words.bulkPaste} errors={errors} defaultValue={values?.dan} />
        <Button>{words.bulkCheck}</Button>
      </form>
    </>
  );
}

function Check({
  rows,
  total,
  sheets,
  carry,
}: {
  rows: readonly OutcomeRow[];
  total: number;
  sheets: number;
  carry: Readonly<Record<string, string>>;
}) {
  const language = useLanguage();
  const words = accountsWords[language];
  const said = {
    made: words.outcomeMade,
    renewed: words.outcomeRenewed,
    'left-alone': words.outcomeLeft,
    repeated: words.outcomeRepeated,
    refused: '',
  };
  return (
    <>
      <div className="actions">
        {sheets > 0 && (
          <form method="post" action="/quan-tri/tai-khoan/phieu">
            <Hidden fields={carry} />
            <Button>{words.bulkMake(sheets)}</Button>
          </form>
        )}
        <a href="/quan-tri/tai-khoan/hang-loat">{words.bulkBack}</a>
      </div>
      <DataTable
        caption={words.checkCaption}
        rows={rows}
        rowKey={({ line }) => line}
        empty={words.bulkNothing}
        extent={tableWords[language].extent(rows.length, total, true)}
        columns={[
          { key: 'line', label: words.line, number: true, cell: ({ line }) => line },
          { key: 'title', label: words.post, heading: true, cell: ({ title }) => title },
          { key: 'login', label: words.login, cell: ({ login }) => <span className="code">{login}</span> },
          { key: 'outcome', label: words.outcome, cell: ({ outcome, refusal }) => refusal ?? said[outcome] },
        ]}
      />
    </>
  );
}
