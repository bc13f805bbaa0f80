/** What the form for a new list offers, and what it becomes: kinds with their columns, provinces, saved columns. */

import { dayIn, dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { importKinds, type KindId, receiveUpload, selectProfileNames } from '#registry/index.ts';
import { selectUnit } from '#territory/index.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { answering, formAnswer } from '#web/server/form-answer.ts';
import { type Act, type Page, textOf } from '#web/server/page.ts';
import { selectCountedUnits, selectOwnProvinces } from './units.ts';

export type NewUploadPage = Awaited<ReturnType<typeof readNewUpload>>;

const kindIds = Object.keys(importKinds) as KindId[];

export async function readNewUpload(page: Page) {
  const { db, actor, language, now, url } = page;
  const today = dayOf(now);
  const kinds = kindIds.map((id) => ({ id, title: importKinds[id].title[language] }));
  const chosen = kindIds.find((id) => id === url.searchParams.get('loai'));
  if (chosen === undefined) return { kinds, chosen: null, today };
  const { title, fields, leftBehind } = importKinds[chosen];
  const provinces = await selectCountedUnits(db, await selectOwnProvinces(db, actor, today));
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

/** Hands the list in. @returns its id, or the form again with what is wrong */
export async function handIn(act: Act) {
  const { db, actor, form, language, now, audit } = act;
  const words = uploadWords[language];
  const file = form.get('tep');
  const asOf = dayIn(textOf(form, 'ngay'));
  const errors: Record<string, string> = {};
  if (!(file instanceof File) || file.size + file.name.length === 0) errors.tep = words.fileMissing;
  if (asOf === null) errors.ngay = words.dayWrong;
  const provinces = await selectCountedUnits(db, await selectOwnProvinces(db, actor, dayOf(now)));
  const province = provinces.find(({ id }) => String(id) === textOf(form, 'tinh')) ?? null;
  const code = province && asOf && (await codeOn(act, province.id, asOf));
  if (province !== null && asOf !== null && code === null)
    errors.tinh = words.provinceNotThen(formatDate(asOf, language));
  if (Object.keys(errors).length > 0) return formAnswer(form, errors);
  return answering({ form, language, fields }, async () => {
    const given = file as File;
    const kind = textOf(form, 'loai');
    const id = await receiveUpload(db, {
      bytes: Buffer.from(await given.arrayBuffer()),
      fileName: given.name,
      kind,
      asOf: asOf!,
      province: code,
      profile: textOf(form, 'cot') || null,
      freeOfSecrets: textOf(form, 'khong-mat') === 'on',
      unitId: province?.within ?? actor.unitIds[0] ?? null,
      accountId: actor.accountId,
      postId: actor.postId,
      now,
    });
    await audit('list-received', `upload:${id}`, { kind, asOf, bytes: given.size });
    return id;
  });
}

/** Which field each of these belongs to; what is not here is about the file. */
const fields = {
  'upload-declaration-missing': 'khong-mat',
  'upload-day-ahead': 'ngay',
  'import-day-ahead': 'ngay',
  'import-kind-unknown': '',
  'import-profile-unknown': 'cot',
  'import-profile-heading': 'cot',
  'import-column-missing': 'tep',
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

async function codeOn({ db }: Page, unitId: number, asOf: IsoDate): Promise<string | null> {
  return (await selectUnit(db, unitId, asOf))?.code ?? null;
}
