/**
 * What a person can ask of registry that cannot be done; part of the catalogue in problems.ts.
 */
import type { Language } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

type Words = Record<Language, string>;

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(', ');

/** `2026-11-26` → `26/11/2026`. */
const dayInVietnamese = (day: string) => day.split('-').toReversed().join('/');

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
      `"${d.path}" không có cột ${quoted(d.fields.map(({ vi }) => vi))} của danh sách ${d.kind.vi}. Các cột có: ${quoted(d.headings)}. Hãy đổi tên cột, hoặc lưu một cấu hình cột và chỉ ra bằng --profile.`,
    (d) =>
      `"${d.path}" has no column ${quoted(d.fields.map(({ en }) => en))}, which a list of ${d.kind.en} needs. It has: ${quoted(d.headings)}. Rename the column, or save a column profile and name it by --profile.`,
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
} as const;
