/**
 * What a person can ask of registry that cannot be done; part of the catalogue in problems.ts.
 */
import type { Language } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

type Words = Record<Language, string>;

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(', ');

/** `2026-11-26` → `26/11/2026`. */
const dayInVietnamese = (day: string) => day.split('-').toReversed().join('/');

/** What has changed since a question was asked, and what to do. */
const outdated = {
  holder: {
    vi: 'chủ thể của tên miền đã thay đổi từ khi mục này được đặt ra. Hãy giữ chủ thể hiện tại; danh sách sau nêu chủ thể khác thì sẽ hỏi lại',
    en: 'the name has had another holder since it was asked. Keep the present holder; a later list that names another one asks again',
  },
  code: {
    vi: 'mã số của dòng này nay là của một chủ thể khác cùng loại. Hãy chọn chủ thể đó nếu có trong các lựa chọn, hoặc trả lời là không chủ thể nào',
    en: 'the code of its row belongs to another subject of that kind by now. Choose that subject if it is among the choices, or answer that it is none of them',
  },
  subject: {
    vi: 'chủ thể được chọn không còn trong sổ. Hãy chọn chủ thể khác, hoặc trả lời là không chủ thể nào',
    en: 'the subject chosen is no longer in the register. Choose another, or answer that it is none of them',
  },
} as const;

export const registryProblems = {
  // ── imports ──
  'import-kind-unknown': sentence<{ kind: string; kinds: readonly string[] }>(
    (d) => `Không có loại danh sách "${d.kind}". Hãy dùng một trong: ${d.kinds.join(', ')}.`,
    (d) => `There is no kind of list "${d.kind}". Use one of: ${d.kinds.join(', ')}.`,
  ),
  'import-day-ahead': sentence<{ asOf: string; today: string }>(
    (d) =>
      `Danh sách không thể là của ngày ${dayInVietnamese(d.asOf)}: hôm nay mới ${dayInVietnamese(d.today)}. Hãy sửa --as-of.`,
    (d) => `A list cannot be of ${d.asOf}: today is ${d.today}. Correct --as-of.`,
  ),
  'import-column-missing': sentence<{
    path: string;
    kind: Words;
    fields: readonly Words[];
    headings: readonly string[];
  }>(
    (d) =>
      `"${d.path}" không có cột ${quoted(d.fields.map(({ vi }) => vi))} của danh sách ${d.kind.vi}. Các cột có: ${quoted(d.headings)}. Hãy đổi tên cột trong tệp, hoặc nhập theo một cấu hình cột đã lưu (ở dòng lệnh: --profile).`,
    (d) =>
      `"${d.path}" has no column ${quoted(d.fields.map(({ en }) => en))}, which a list of ${d.kind.en} needs. It has: ${quoted(d.headings)}. Rename the column in the file, or import by a saved column profile (on the command line: --profile).`,
  ),
  'import-profile-unknown': sentence<{ profile: string; kind: Words; profiles: readonly string[] }>(
    (d) =>
      `Chưa có cấu hình cột "${d.profile}" cho ${d.kind.vi}. ${d.profiles.length > 0 ? `Đã lưu: ${quoted(d.profiles)}.` : 'Chưa lưu cấu hình nào; bỏ --profile thì cột được nhận theo tên.'}`,
    (d) =>
      `There is no column profile "${d.profile}" for ${d.kind.en}. ${d.profiles.length > 0 ? `Saved: ${quoted(d.profiles)}.` : 'None is saved; without --profile columns are known by their headings.'}`,
  ),
  'import-profile-heading': sentence<{
    path: string;
    profile: string;
    missing: readonly string[];
    headings: readonly string[];
  }>(
    (d) =>
      `"${d.path}" không có cột ${quoted(d.missing)} mà cấu hình "${d.profile}" cần. Các cột có: ${quoted(d.headings)}.`,
    (d) =>
      `"${d.path}" has no column ${quoted(d.missing)}, which the profile "${d.profile}" needs. It has: ${quoted(d.headings)}.`,
  ),
  'import-profile-field': sentence<{ field: string; kind: Words; fields: readonly string[] }>(
    (d) => `Danh sách ${d.kind.vi} không có trường "${d.field}". Các trường: ${d.fields.join(', ')}.`,
    (d) => `A list of ${d.kind.en} has no field "${d.field}". Its fields: ${d.fields.join(', ')}.`,
  ),

  // ── review queue ──
  'review-unknown': sentence<{ id: number }>(
    (d) => `Không có mục cần xem số ${d.id}.`,
    (d) => `There is no question ${d.id} in the review queue.`,
  ),
  'review-decided': sentence<{ id: number; by: string; at: string }>(
    (d) => `Mục số ${d.id} đã được ${d.by} quyết định lúc ${d.at}; hãy tải lại danh sách.`,
    (d) => `Question ${d.id} was decided by ${d.by} at ${d.at}; load the queue again.`,
  ),
  'review-choice': sentence<{ id: number; choices: readonly string[] }>(
    (d) => `Mục số ${d.id} chỉ nhận một trong: ${d.choices.join(', ')}.`,
    (d) => `Question ${d.id} takes one of: ${d.choices.join(', ')}.`,
  ),
  'review-outdated': sentence<{ id: number; changed: keyof typeof outdated }>(
    (d) => `Mục số ${d.id} đã cũ nên chưa ghi gì: ${outdated[d.changed].vi}.`,
    (d) => `Question ${d.id} is out of date, so nothing was written: ${outdated[d.changed].en}.`,
  ),
  'review-kind-missing': sentence<{ id: number; name: string }>(
    (d) =>
      `Mục số ${d.id} chưa lập được chủ thể mới "${d.name}" vì danh sách tên miền không cho biết đó là doanh nghiệp, hộ kinh doanh, hợp tác xã hay trường học. Hãy nhập danh sách riêng có chủ thể này trước, rồi trả lời lại như vậy.`,
    (d) =>
      `Question ${d.id} cannot make the new subject "${d.name}": the list of names does not say whether it is an enterprise, a household business, a co-operative or a school. Import the list of its own kind that has it first, then give this answer again.`,
  ),
} as const;
