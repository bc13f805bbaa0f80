/** One list handed in, as far as it has come, made plain. */
import { selectActorNames } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import {
  checkUploadAnew,
  commitUpload,
  countOpenReviews,
  importKinds,
  type KindId,
  selectProfileNames,
  selectUpload,
  selectUploadRows,
  type Upload,
  withdrawUpload,
} from '#registry/index.ts';
import { lastDayOf63 } from '#territory/index.ts';
import { answering, formAnswer } from '#web/server/form-answer.ts';
import { type Act, notFound, type Page, textOf } from '#web/server/page.ts';
import { readListFacts, selectChoices } from './list-facts.ts';

export type UploadPage = Awaited<ReturnType<typeof readUploadPage>>;

const shownNotes = 20;
const shownChanges = 10;

/** @throws the page "not found" where there is none in the scope */
export async function requireUpload({ db }: Page, id: string): Promise<Upload> {
  const upload = /^\d{1,15}$/.test(id) ? await selectUpload(db, Number(id)) : null;
  if (upload === null) throw notFound();
  return upload;
}

export async function readUploadPage(page: Page, id: string) {
  const { db, language, services } = page;
  const upload = await requireUpload(page, id);
  const { report, status } = upload;
  const rows = report === null ? null : await selectUploadRows(db, upload.id);
  const ofOutcome = (outcome: 'rejected' | 'review' | 'warning') =>
    (rows?.notes ?? [])
      .filter((note) => note.outcome === outcome)
      .slice(0, shownNotes)
      .map(({ line, column, words, given }, at) => ({
        key: `${line} ${at}`,
        line,
        column,
        reason: words[language],
        given,
      }));
  const open = status === 'committed' ? await countOpenReviews(db) : [];
  const { accounts } = await selectActorNames(services.identity, {
    accountIds: upload.committedBy === null ? [] : [upload.committedBy],
    postIds: [],
  });
  return {
    id: upload.id,
    kind: importKinds[upload.kind].title[language],
    fileName: upload.fileName,
    size: upload.size,
    sha256: upload.sha256,
    asOf: upload.asOf,
    status,
    isRunning: status === 'received' || status === 'checking' || status === 'committing',
    progress: upload.progress,
    problem: upload.problem?.[language] ?? null,
    next: upload.problem?.next ?? null,
    correction: await readCorrection(page, upload),
    already: report?.already?.at ?? null,
    // Reports kept before there were hints have none.
    dayHints: (report?.dayHints ?? []).map((words) => words[language]),
    report: report && {
      counts: report.counts,
      noteCounts: report.noteCounts,
      taken: report.columns.taken.map(({ title, heading }) => ({ title: title[language], heading })),
      left: report.columns.notTaken.map(({ heading, why }) => ({ heading, why: why[language] })),
    },
    hasRows: rows !== null,
    rejected: ofOutcome('rejected'),
    review: ofOutcome('review'),
    warnings: ofOutcome('warning'),
    changes: (rows?.changes ?? []).slice(0, shownChanges).flatMap(({ line, fields }) =>
      Object.entries(fields).map(([field, { before, after }]) => ({
        key: `${line} ${field}`,
        line,
        field: fieldTitle(upload, field, language),
        before,
        after,
      })),
    ),
    expiresOn: dayOf(upload.expiresAt),
    committedAt: upload.committedAt?.toString() ?? null,
    committedBy: upload.committedBy === null ? '' : (accounts.get(upload.committedBy) ?? ''),
    number: upload.importId,
    openReviews: open.reduce((sum, one) => sum + one.open, 0),
  };
}

/** Fields are told by what the kind calls them; some of a report's are not columns of a list. */
function fieldTitle({ kind }: Upload, field: string, language: 'vi' | 'en'): string {
  const title = importKinds[kind].fields.find(({ key }) => key === field)?.title[language];
  const others = { place: { vi: 'Nơi', en: 'Place' }, zone: { vi: 'Đuôi', en: 'Zone' } };
  return title ?? others[field as keyof typeof others]?.[language] ?? field;
}

/** What can be put right without the file being sent again, with what was chosen; null where it is too late or too early. */
async function readCorrection(page: Page, { kind, status, asOf, province, profile, problem }: Upload) {
  const { db, language } = page;
  if ((status !== 'checked' && status !== 'waiting') || problem?.next !== undefined) return null;
  const provinces = await selectChoices(page);
  const frame = asOf !== null && asOf <= lastDayOf63 ? '63' : '34';
  const chosen =
    provinces.find((one) => one.code === province && one.frame === frame) ??
    provinces.find(({ code }) => code === province);
  return {
    kind,
    kinds: (Object.keys(importKinds) as KindId[]).map((id) => ({
      value: id,
      label: importKinds[id].title[language],
    })),
    day: asOf === null ? '' : formatDate(asOf, 'vi'),
    province: chosen === undefined ? '' : String(chosen.id),
    provinces: provinces.map(({ id, label }) => ({ value: String(id), label })),
    profile: profile ?? '',
    profiles: await selectProfileNames(db, kind),
  };
}

/**
 * "Nhập chính thức", "Bỏ" or "Kiểm tra lại": what was agreed to is written by a job.
 *
 * @returns id of the list to go on with, or the form again with what is wrong
 */
export async function decideUpload(act: Act, id: string) {
  const { db, actor, form, language, now, audit } = act;
  const upload = await requireUpload(act, id);
  const by = { accountId: actor.accountId, postId: actor.postId };
  return answering({ form, language, fields }, async () => {
    if (textOf(form, 'viec') === 'ghi') {
      await commitUpload(db, { id: upload.id, by });
      await audit('list-agreed', `upload:${upload.id}`, {
        kind: upload.kind,
        counts: upload.report?.counts ?? null,
      });
    } else if (textOf(form, 'viec') === 'bo') {
      await withdrawUpload(db, { id: upload.id });
      await audit('list-withdrawn', `upload:${upload.id}`, { kind: upload.kind });
    } else if (textOf(form, 'viec') === 'lai') {
      const { asOf, province, unitId, errors } = await readListFacts(act, upload.unitId);
      if (asOf === null || Object.keys(errors).length > 0) return formAnswer(form, errors);
      const kind = textOf(form, 'loai');
      // Saved columns are those of one kind.
      const profile = (kind === upload.kind && textOf(form, 'cot')) || null;
      const next = await checkUploadAnew(db, {
        id: upload.id,
        kind,
        asOf,
        province,
        profile,
        unitId,
        by,
        now,
      });
      await audit('list-checked-anew', `upload:${next}`, { kind, asOf, from: `upload:${upload.id}` });
      return next;
    }
    return upload.id;
  });
}

const fields = { 'upload-day-ahead': 'ngay', 'import-profile-unknown': 'cot' } as const;
