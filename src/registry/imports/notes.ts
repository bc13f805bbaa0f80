/**
 * What is said of single rows: rejected, sent to review, or taken with a warning. Each reason has one sentence in both
 * languages; what the cell held is kept to 80 characters, never where it is an identity code, and with the numbers hidden
 * that may be one in a column of something else.
 *
 * A list can be wrong in every row: all notes are counted, the first 20,000 are kept.
 */
import { type NameRule, nameRuleWords } from '#measurement/index.ts';
import { cleanText, cutText } from '#platform/tables/clean-text.ts';
import { maskNumbers } from '#platform/tables/mask-numbers.ts';
import type { Words } from './kind.ts';

export type Outcome = 'rejected' | 'review' | 'warning';

export interface Note {
  line: number;
  outcome: Outcome;
  /** Heading of the column as the file has it; '' for the row as a whole. */
  column: string;
  /** Stable word for the reason. */
  reason: string;
  words: Words;
  given: string;
}

export interface Notes {
  /** `words` is only called for notes that are kept. `given` must be '' for identity codes. */
  add(
    line: number,
    outcome: Outcome,
    column: string,
    reason: string,
    words: () => Words,
    given?: string,
  ): void;
  kept: Note[];
  counts: Record<Outcome, number>;
  byReason: Map<string, number>;
}

export const mostNotes = 20_000;
const longestGiven = 80;
const longestColumn = 200;

export function createNotes(): Notes {
  const notes: Notes = {
    kept: [],
    counts: { rejected: 0, review: 0, warning: 0 },
    byReason: new Map(),
    add(line, outcome, column, reason, words, given = '') {
      notes.counts[outcome] += 1;
      notes.byReason.set(reason, (notes.byReason.get(reason) ?? 0) + 1);
      if (notes.kept.length >= mostNotes) return;
      notes.kept.push({
        line,
        outcome,
        column: cutText(cleanText(maskNumbers(column)), longestColumn),
        reason,
        words: words(),
        given: cutText(cleanText(maskNumbers(given)), longestGiven),
      });
    },
  };
  return notes;
}

/** Sentences of the reasons that are ours; those of identity codes are in identifiers/words.ts. */
export const say = {
  empty: () => ({ vi: 'ô bắt buộc bị trống', en: 'a required cell is empty' }),
  nameLong: () => ({
    vi: 'tên dài hơn 500 chữ; đã cắt bớt',
    en: 'the name has more than 500 letters; it was cut',
  }),
  dayUnreadable: () => ({
    vi: 'không đọc được, hoặc không có ngày đó; hãy ghi như 31/12/2026. Hệ thống để trống ô này',
    en: 'the date cannot be read, or there is no such day; write 31/12/2026. The cell was left out',
  }),
  dayRequired: () => ({
    vi: 'không đọc được, hoặc không có ngày đó; hãy ghi như 31/12/2026',
    en: 'the date cannot be read, or there is no such day; write 31/12/2026',
  }),
  dayYearOnly: () => ({
    vi: 'chỉ có năm, không có ngày và tháng. Ô này được để trống',
    en: 'a year without day and month. The cell was left out',
  }),
  statusUnknown: () => ({
    vi: 'không rõ tình trạng này; tạm coi là đang hoạt động',
    en: 'this status is not known; taken as active',
  }),
  countUnreadable: () => ({
    vi: 'cần một số nguyên như 3.295',
    en: 'a whole number such as 3,295 is needed',
  }),
  duplicate: (line: number) => ({
    vi: `trùng với dòng ${line}; chỉ tính một lần`,
    en: `the same as line ${line}; counted once`,
  }),
  codeTwice: (line: number) => ({
    vi: `mã số này đã có ở dòng ${line} với tên khác; hãy xem dòng nào đúng`,
    en: `line ${line} has this code with another name; see which line is right`,
  }),
  nameTwice: (line: number) => ({
    vi: `tên miền này đã có ở dòng ${line}; chỉ lấy dòng đầu`,
    en: `line ${line} has this name already; the first line counts`,
  }),
  placeUnknown: (named: boolean) => ({
    vi: named
      ? 'không tìm thấy xã này trên bản đồ của ngày danh sách; tính vào "chưa rõ xã" của tỉnh'
      : 'không tìm thấy nơi này trên bản đồ của ngày danh sách, và danh sách không nêu tỉnh; chưa tính vào đơn vị nào',
    en: named
      ? "there is no such commune on the map of the list's day; counted as “commune not known” of the province"
      : "there is no such place on the map of the list's day and the list names no province; counted nowhere yet",
  }),
  placeMissing: () => ({
    vi: 'dòng không nêu nơi nào; chưa tính vào đơn vị nào',
    en: 'the row names no place; counted nowhere yet',
  }),
  placeOldMap: () => ({
    vi: 'tên xã theo bản đồ trước 01/07/2025; đã chuyển sang xã ngày nay',
    en: 'the commune is named as before 1 July 2025; carried to today’s map',
  }),
  placeCut: (choices: number) => ({
    vi: `xã cũ đã chia cho ${choices} xã mới; cần người chọn, tạm tính vào "chưa rõ xã"`,
    en: `the old commune was cut between ${choices} new ones; somebody must choose, counted as “commune not known” until then`,
  }),
  placeAmbiguous: (choices: number) => ({
    vi: `có ${choices} xã cùng tên; cần người chọn, tạm tính vào "chưa rõ xã"`,
    en: `${choices} communes have this name; somebody must choose, counted as “commune not known” until then`,
  }),
  placeCodeName: () => ({
    vi: 'mã xã và tên xã không cùng một nơi; đã lấy theo tên',
    en: 'code and name of the commune are not the same place; the name was taken',
  }),
  whichSubject: (choices: number) => ({
    vi: `có ${choices} chủ thể giống dòng này; cần người quyết định có phải một không`,
    en: `${choices} subjects are like this row; somebody must decide whether it is one of them`,
  }),
  matchedTwice: (line: number) => ({
    vi: `cùng chủ thể với dòng ${line}; chỉ lấy dòng đầu`,
    en: `the same subject as line ${line}; the first line counts`,
  }),
  olderList: () => ({
    vi: 'đã có dữ liệu của một danh sách mới hơn; dòng này không ghi đè',
    en: 'a newer list has been imported already; this row does not overwrite it',
  }),
  domainRule: (rule: NameRule) => ({
    vi: `không phải tên miền: ${nameRuleWords[rule].vi}`,
    en: `not a domain name: ${nameRuleWords[rule].en}`,
  }),
  subdomain: (domain: string) => ({
    vi: `là tên con; đã lấy tên đăng ký "${domain}"`,
    en: `a name below a registered one; “${domain}” was taken`,
  }),
  publicSuffix: () => ({
    vi: 'là đuôi tên miền, không phải tên ai đăng ký được',
    en: 'a suffix, which nobody can register',
  }),
  holderDiffers: () => ({
    vi: 'danh sách trước nói chủ thể khác; cần người quyết định, chưa ghi đè',
    en: 'an earlier list names another holder; somebody must decide, nothing was overwritten',
  }),
  holderUnknown: () => ({
    vi: 'chưa biết chủ thể này và danh sách không nói là loại nào; tên miền được ghi mà chưa có chủ thể',
    en: 'this holder is not known and the list does not say of which kind; the name is kept without a holder',
  }),
  holderKindUnknown: () => ({
    vi: 'không rõ loại chủ thể này',
    en: 'this kind of holder is not known',
  }),
  evidenceUnknown: () => ({
    vi: 'không rõ loại bằng chứng này; coi là danh sách của nhà đăng ký',
    en: 'this kind of evidence is not known; taken as a registrar’s list',
  }),
  unitUnknown: () => ({
    vi: 'không tìm thấy đơn vị này trên bản đồ của ngày đó',
    en: 'there is no such unit on the map of that day',
  }),
  unitAmbiguous: (choices: number) => ({
    vi: `có ${choices} đơn vị cùng tên; hãy ghi thêm mã hoặc tỉnh`,
    en: `${choices} units have this name; add the code or the province`,
  }),
  groupUnknown: (known: string) => ({
    vi: `không rõ nhóm này; dùng một trong: ${known}`,
    en: `this group is not known; use one of: ${known}`,
  }),
  zoneUnknown: () => ({ vi: 'không có đuôi này dưới .vn', en: 'there is no such zone under .vn' }),
  frameUnknown: () => ({ vi: 'khung địa giới là 63 hoặc 34', en: 'the frame is 63 or 34' }),
  frameTooEarly: () => ({
    vi: 'khung 34 chỉ có từ 01/07/2025',
    en: 'the frame of 34 exists since 1 July 2025 only',
  }),
  frameByDay: (frame: string) => ({
    vi: `không ghi khung địa giới; theo ngày là khung ${frame}`,
    en: `no frame is given; by its day it is ${frame}`,
  }),
} satisfies Record<string, (...given: never[]) => Words>;
