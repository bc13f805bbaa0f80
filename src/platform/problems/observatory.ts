/**
 * What a person can ask of the observatory that cannot be done; part of the catalogue in problems.ts.
 */
import { formatDate, formatInstant, formatInteger } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

export const observatoryProblems = {
  // ── runs ──
  'run-open': sentence<{ runId: number; since: string; finished: number; planned: number }>(
    (d) =>
      `Lượt đo số ${d.runId} đang chạy từ ${formatInstant(d.since, 'vi')} (${formatInteger(d.finished, 'vi')}/${formatInteger(d.planned, 'vi')} tên). Xem: hien-dien run status; dừng: hien-dien run stop.`,
    (d) =>
      `Run ${d.runId} has been open since ${formatInstant(d.since, 'en')} (${formatInteger(d.finished, 'en')}/${formatInteger(d.planned, 'en')} names). Watch it: hien-dien run status; stop it: hien-dien run stop.`,
  ),
  'run-nothing-due': sentence<{ nextDay: string | null }>(
    (d) =>
      `Hôm nay không còn tên nào đến hạn đo${d.nextDay === null ? '' : `; sớm nhất là ngày ${formatDate(d.nextDay, 'vi')}`}. Muốn đo lại ngay tất cả: hien-dien run start --all.`,
    (d) =>
      `No name is due today${d.nextDay === null ? '' : `; the next is on ${formatDate(d.nextDay, 'en')}`}. To measure all of them now: hien-dien run start --all.`,
  ),
  'run-no-names': sentence<Record<never, never>>(
    () =>
      'Chưa có tên miền nào để đo trong phạm vi đã chọn. Hãy nhập danh sách trước: hien-dien import domains TỆP.',
    () =>
      'There is no name to measure in the unit chosen. Import a list first: hien-dien import domains FILE.',
  ),
  'run-names-unknown': sentence<{ names: readonly string[]; more: number }>(
    (d) =>
      `Không có trong sổ tên miền: ${quoted(d.names)}${d.more > 0 ? ` và ${formatInteger(d.more, 'vi')} tên khác` : ''}. Hãy nhập chúng bằng hien-dien import domains TỆP rồi thử lại.`,
    (d) =>
      `Not in the register of names: ${quoted(d.names)}${d.more > 0 ? ` and ${formatInteger(d.more, 'en')} more` : ''}. Import them by hien-dien import domains FILE and try again.`,
  ),
  'run-none-open': sentence<Record<never, never>>(
    () => 'Không có lượt đo nào đang chạy để dừng. Xem lượt gần nhất: hien-dien run status.',
    () => 'No run is open that could be stopped. See the last one: hien-dien run status.',
  ),
  'run-not-here': sentence<Record<never, never>>(
    () =>
      'Dữ liệu mẫu có tên miền bịa nên không đo được. Hãy chuyển sang cơ sở dữ liệu của tỉnh ở trang Cài đặt.',
    () =>
      'The sample has invented names, which cannot be measured. Turn to the province’s own database on the page Settings.',
  ),
  'run-unknown': sentence<{ runId: number }>(
    (d) => `Không có lượt đo số ${d.runId}. Xem lượt gần nhất: hien-dien run status.`,
    (d) => `There is no run ${d.runId}. See the last one: hien-dien run status.`,
  ),
} as const;
