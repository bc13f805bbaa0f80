/** `/quan-tri/gia-dinh/KEY/xac-nhan`: proposes that the value in force is right, with the document that bears it out. */
import { redirect } from 'react-router';
import { selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { assumptionPath, controls, proposalPath } from '#web/pages/assumptions/paths.ts';
import { keyOf } from '#web/pages/assumptions/plain.ts';
import { FormWrong, proposeConfirmationByForm } from '#web/pages/assumptions/propose-form.ts';
import { valueWords } from '#web/pages/assumptions/value.ts';
import { formAnswer } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { acting, notFound, reading } from '#web/server/page.ts';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/propose-confirmation.ts';
import { ProposalForm } from './proposal-form.tsx';

export async function loader(args: Route.LoaderArgs) {
  requireFresh(args);
  return reading(args, 'change-assumptions', async ({ db, now, language }) => {
    const key = keyOf(args.params.key);
    const entry = (await selectRegister(db, dayOf(now))).find((one) => one.key === key);
    if (key === null || entry === undefined) throw notFound();
    if (entry.open !== null) throw redirect(proposalPath(entry.open.id));
    return {
      key,
      title: entry.title[language],
      value: valueWords(valueParts[key], entry.value, language),
      values: { [controls.source]: entry.source, [controls.grade]: entry.grade } as Record<string, string>,
    };
  });
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args, assumptionPath(args.params.key));
  return acting(args, 'change-assumptions', async (act) => {
    const key = keyOf(args.params.key);
    if (key === null) throw notFound();
    try {
      const { id, orderId } = await proposeConfirmationByForm(act, key);
      return redirect(`${proposalPath(id)}?viec=${orderId}`);
    } catch (error) {
      if (error instanceof FormWrong) return formAnswer(act.form, error.errors);
      throw error;
    }
  });
}

export default function ProposeConfirmation({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = assumptionsWords[useLanguage()];
  return (
    <ProposalForm
      title={words.confirmTitle}
      lede={words.confirmLede}
      send={words.sendConfirm}
      assumption={page}
      filled={{ values: actionData?.values ?? page.values, errors: actionData?.errors }}
    />
  );
}
