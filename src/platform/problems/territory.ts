/**
 * What a person can ask of territory that cannot be done; part of the catalogue in problems.ts.
 */
import { formatDate, type Language } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

/** What a code meant, and when; days are ISO dates, null is not known or still open. */
interface CodeChoice {
  name: string;
  within: string | null;
  from: string | null;
  until: string | null;
}

interface Side {
  name: string;
  /** ISO date whose map the figure is of. */
  on: string;
}

export const territoryProblems = {
  'code-without-day': sentence<{ code: string; choices: readonly CodeChoice[] }>(
    (d) =>
      `Mã ${d.code} chỉ có nghĩa khi biết ngày, vì từ 01/07/2025 nhiều mã chỉ nơi khác: ${listChoices(d.choices, 'vi')}. Hãy thêm --on NGÀY, ví dụ --on 2025-07-01.`,
    (d) =>
      `Code ${d.code} means something only on a day, for many codes mean another place since 1 July 2025: ${listChoices(d.choices, 'en')}. Add --on DATE, for example --on 2025-07-01.`,
  ),
  'code-unknown': sentence<{ code: string; on: string | null; choices: readonly CodeChoice[] }>(
    (d) =>
      `${d.on === null ? 'Không' : `Ngày ${day(d.on, 'vi')} không`} có đơn vị hành chính nào mang mã ${d.code}. ${d.choices.length > 0 ? `Mã này có nghĩa vào ngày khác: ${listChoices(d.choices, 'vi')}.` : 'Mã tỉnh có 2 chữ số, mã huyện cũ 3, mã xã 5; hãy kiểm tra số 0 ở đầu.'}`,
    (d) =>
      `No administrative unit has code ${d.code}${d.on === null ? '' : ` on ${day(d.on, 'en')}`}. ${d.choices.length > 0 ? `It means something on other days: ${listChoices(d.choices, 'en')}.` : 'A province has 2 digits, an old district 3, a commune 5; check for lost leading zeros.'}`,
  ),
  'frame-unknown': sentence<{ value: string }>(
    (d) =>
      `Không có khung địa giới "${d.value}". Hãy dùng 63 (bản đồ đến 30/06/2025) hoặc 34 (bản đồ từ 01/07/2025).`,
    (d) =>
      `There is no map "${d.value}". Use 63 (the map until 30 June 2025) or 34 (the map since 1 July 2025).`,
  ),
  'frame-too-early': sentence<{ on: string }>(
    (d) =>
      `Ngày ${day(d.on, 'vi')} chưa có bản đồ 34 tỉnh, thành phố; bản đồ này có từ 01/07/2025. Hãy dùng khung 63.`,
    (d) =>
      `On ${day(d.on, 'en')} the map of 34 provinces was not there yet; it begins on 1 July 2025. Use frame 63.`,
  ),
  'frames-differ': sentence<{ count: Side; population: Side }>(
    (d) =>
      `Không tính tỷ lệ: tử số là của ${side(d.count, 'vi')}, mẫu số là của ${side(d.population, 'vi')}, hai địa giới khác nhau. Hãy quy đổi cả hai về cùng một bản đồ, hoặc dùng dân số của đúng đơn vị đó.`,
    (d) =>
      `No rate can be given: the count is of ${side(d.count, 'en')}, the population of ${side(d.population, 'en')}, two different territories. Restate both to one map, or use the population of that very unit.`,
  ),
  'restate-finer': sentence<{ from: string; to: string }>(
    (d) =>
      `Không chia số liệu cấp ${levelWords.vi[d.from]} xuống cấp ${levelWords.vi[d.to]}: số liệu không nói phần nào của xã nào. Hãy quy đổi từ số liệu cấp ${levelWords.vi[d.to]}.`,
    (d) =>
      `Figures of a ${d.from} are not divided among units of level ${d.to}: they do not say whose part is whose. Restate from figures of level ${d.to}.`,
  ),
  'level-missing': sentence<{ level: string; on: string }>(
    (d) =>
      `Bản đồ ngày ${day(d.on, 'vi')} không có cấp ${levelWords.vi[d.level]}. Hãy chọn cấp khác hoặc bản đồ khác.`,
    (d) => `The map of ${day(d.on, 'en')} has no level ${d.level}. Choose another level or another map.`,
  ),
} as const;

const levelWords: { vi: Record<string, string> } = {
  vi: { province: 'tỉnh', district: 'huyện', commune: 'xã' },
};

/** A date as the reader writes it; the day begins in Vietnam. */
function day(date: string, language: Language): string {
  return formatDate(date, language);
}

function side({ name, on }: Side, language: Language): string {
  return language === 'vi'
    ? `${name} trên bản đồ ngày ${day(on, 'vi')}`
    : `${name} on the map of ${day(on, 'en')}`;
}

function listChoices(choices: readonly CodeChoice[], language: Language): string {
  return choices
    .map(({ name, within, from, until }) => {
      const place = within === null ? name : `${name} (${within})`;
      return `${place} ${span(from, until, language)}`;
    })
    .join('; ');
}

function span(from: string | null, until: string | null, language: Language): string {
  const words = { vi: ['từ', 'đến', 'mọi ngày'], en: ['from', 'until', 'on every day'] }[language];
  const parts = [
    ...(from === null ? [] : [`${words[0]} ${day(from, language)}`]),
    ...(until === null ? [] : [`${words[1]} ${day(until, language)}`]),
  ];
  return parts.length === 0 ? words[2]! : parts.join(' ');
}
