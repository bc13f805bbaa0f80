/** `/quan-tri/gia-dinh/KEY/de-xuat`: the first person: another value, from when, on what it rests. Changes nothing yet. */
import { redirect } from 'react-router';
import { selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { dayShown } from '#web/days.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { assumptionPath, controls, proposalPath } from '#web/pages/assumptions/paths.ts';
import { keyOf } from '#web/pages/assumptions/plain.ts';
import { FormWrong, proposeByForm } from '#web/pages/assumptions/propose-form.ts';
import { type Part, plainPart, toControls, valueField, valueWords } from '#web/pages/assumptions/value.ts';
import { formAnswer } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { acting, notFound, reading } from '#web/server/page.ts';
import { TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/new-change.ts';
import { ProposalForm, Sentence } from './proposal-form.tsx';
import { ValueControls } from './value-controls.tsx';

export async function loader(args: Route.LoaderArgs) {
  requireFresh(args);
  return reading(args, 'change-assumptions', async ({ db, now, language }) => {
    const today = dayOf(now);
    const key = keyOf(args.params.key);
    const entry = (await selectRegister(db, today)).find((one) => one.key === key);
    if (key === null || entry === undefined) throw notFound();
    if (entry.open !== null) throw redirect(proposalPath(entry.open.id));
    return {
      key,
      part: plainPart(valueParts[key]),
      title: entry.title,
      value: valueWords(valueParts[key], entry.value, language),
      values: {
        ...toControls(valueParts[key], entry.value),
        [controls.from]: today,
        [controls.title]: entry.title.vi,
        [controls.titleEn]: entry.title.en,
        [controls.source]: entry.source,
        [controls.grade]: entry.grade,
      } as Record<string, string>,
    };
  });
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args, assumptionPath(args.params.key));
  return acting(args, 'change-assumptions', async (act) => {
    const key = keyOf(args.params.key);
    if (key === null) throw notFound();
    try {
      const { id, orderId } = await proposeByForm(act, key);
      return redirect(`${proposalPath(id)}?viec=${orderId}`);
    } catch (error) {
      if (error instanceof FormWrong) return formAnswer(act.form, error.errors);
      throw error;
    }
  });
}

export default function Propose({
  loaderData: { key, part, title, value, ...given },
  actionData,
}: Route.ComponentProps) {
  const language = useLanguage();
  const words = assumptionsWords[language];
  const filled = { values: actionData?.values ?? given.values, errors: actionData?.errors };
  return (
    <ProposalForm
      title={words.proposeTitle}
      lede={words.proposeLede}
      send={words.send}
      assumption={{ key, title: title[language], value }}
      filled={filled}
    >
      <ValueControls part={part as Part} name={valueField} label={words.newValue} {...filled} />
      <TextField
        name={controls.from}
        label={words.from}
        hint={words.fromHint}
        inputMode="numeric"
        look="short"
        errors={filled.errors}
        defaultValue={dayShown(filled.values[controls.from])}
      />
      <Sentence control="title" label={words.words} hint={words.wordsHint} filled={filled} />
      <Sentence control="titleEn" label={words.wordsEn} filled={filled} />
    </ProposalForm>
  );
}
