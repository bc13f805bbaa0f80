/**
 * A form that comes back: the sentence beside its field, what was typed kept, but for passwords and codes. 422, or 429 where
 * it was tried too often.
 */
import { data } from 'react-router';
import type { Language } from '#platform/format.ts';
import { Problem, type ProblemCode } from '#platform/problems.ts';
import type { FormAnswer } from '../components/form.tsx';

export function formAnswer(form: FormData, errors: Record<string, string>, status = 422) {
  return data({ errors, values: keptOf(form), done: null } satisfies FormAnswer & { done: null }, { status });
}

/** The next step of a form: what it carries on. */
export function nextStep(values: Record<string, string>) {
  const answer: FormAnswer & { done: null } = { errors: {}, values, done: null };
  return data(answer);
}

/** What a form came to, where its page shows it and leads nowhere: links that are seen once. */
export function formDone<Done extends object>(done: Done) {
  const answer: FormAnswer & { done: Done } = { errors: {}, values: {}, done };
  return data(answer);
}

/** The field each problem belongs to; '' is the whole form. */
export type Fields = Partial<Record<ProblemCode, string>>;

export function problemInForm(form: FormData, problem: Problem, language: Language, fields: Fields = {}) {
  const field = fields[problem.code] ?? '';
  return formAnswer(
    form,
    { [field]: problem.sentences[language] },
    problem.code === 'too-many-attempts' ? 429 : 422,
  );
}

/** Runs an action; a Problem goes back into its form. @throws what is our own fault */
export async function answering<Result>(
  { form, language, fields = {} }: { form: FormData; language: Language; fields?: Fields },
  work: () => Promise<Result>,
) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return problemInForm(form, error, language, fields);
    throw error;
  }
}

function keptOf(form: FormData): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('password') && name !== 'ma') kept[name] = value;
  }
  return kept;
}
