/** What the form for a new list offers, and what it becomes: kinds with their columns, provinces, saved columns. */

import { dayOf } from '#platform/day.ts';
import { importKinds, type KindId, receiveUpload, selectProfileNames } from '#registry/index.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { answering, formAnswer } from '#web/server/form-answer.ts';
import { type Act, type Page, textOf } from '#web/server/page.ts';
import { readListFacts, selectChoices } from './list-facts.ts';

export type NewUploadPage = Awaited<ReturnType<typeof readNewUpload>>;

const kindIds = Object.keys(importKinds) as KindId[];

export async function readNewUpload(page: Page) {
  const { db, language, now, url } = page;
  const today = dayOf(now);
  const kinds = kindIds.map((id) => ({ id, title: importKinds[id].title[language] }));
  const chosen = kindIds.find((id) => id === url.searchParams.get('loai'));
  if (chosen === undefined) return { kinds, chosen: null, today };
  const { title, fields, leftBehind } = importKinds[chosen];
  const provinces = await selectChoices(page);
  return {
    kinds,
    today,
    chosen: {
      id: chosen,
      title: title[language],
      fields: fields.map((field) => ({
        key: field.key,
        title: field.title[language],
        required: field.required === true,
      })),
      left: [...new Set(leftBehind.map(({ why }) => why[language]))],
      provinces: provinces.map(({ id, label }) => ({ value: String(id), label })),
      profiles: await selectProfileNames(db, chosen),
    },
  };
}

/**
 * Hands the list in. What is wrong with the day, the province or the columns is put right on the list's own page, for a
 * browser forgets a file that it was given; a list that is not declared free of secrets is not kept even so long.
 *
 * @returns its id, or the form again with what is wrong
 */
export async function handIn(act: Act) {
  const { db, actor, form, language, now, audit } = act;
  const file = form.get('tep');
  const { asOf, province, unitId, errors, fault } = await readListFacts(act);
  if (!(file instanceof File) || file.size + file.name.length === 0)
    return formAnswer(form, { tep: uploadWords[language].fileMissing, ...errors });
  return answering({ form, language, fields }, async () => {
    const kind = textOf(form, 'loai');
    const id = await receiveUpload(db, {
      bytes: Buffer.from(await file.arrayBuffer()),
      fileName: file.name,
      kind,
      asOf,
      fault,
      province,
      profile: textOf(form, 'cot') || null,
      freeOfSecrets: textOf(form, 'khong-mat') === 'on',
      unitId,
      accountId: actor.accountId,
      postId: actor.postId,
      now,
    });
    await audit('list-received', `upload:${id}`, { kind, asOf, bytes: file.size });
    return id;
  });
}

/** Which field each of these belongs to; what is not here is about the file. */
const fields = {
  'upload-declaration-missing': 'khong-mat',
  'import-kind-unknown': '',
  'list-secret': 'tep',
  'file-empty': 'tep',
  'file-pdf': 'tep',
  'file-old-excel': 'tep',
  'file-no-list': 'tep',
  'file-old-encoding': 'tep',
  'file-too-large': 'tep',
  'workbook-broken': 'tep',
  'workbook-too-large': 'tep',
  'workbook-too-many': 'tep',
  'csv-broken': 'tep',
  'no-rows': 'tep',
} as const;
