/** Words of the pages of a unit: how its names stand, its faults, its communes. */
import { formatDate, formatDecimal, formatInteger, type Language } from '#platform/format.ts';
import { defineMessages } from './define.ts';

const whole = (value: number, language: Language) => formatInteger(value, language);

export const presenceWords = defineMessages(
  {
    presence: 'Hiện diện',
    countryKicker: 'Cả nước',
    countryTitle: 'Hiện diện của các tỉnh, thành phố',
    countryLede: 'Chọn một tỉnh để xem tên miền ở đó đang cho người xem thấy gì.',
    postTitle: 'Hiện diện ở địa bàn của anh chị',
    postLede: 'Vị trí của anh chị phụ trách các đơn vị dưới đây.',
    postEmpty: 'Vị trí của anh chị chưa được giao đơn vị nào. Cần thì hỏi người quản trị của tỉnh.',
    province: 'Tỉnh, thành phố',
    unit: 'Đơn vị',
    month: (period: string) => `Tháng ${period}`,
    running: 'chưa hết tháng',
    missingMonth: (missing: string, shown: string) =>
      `Tháng ${missing} chưa có số liệu; đây là số liệu tháng ${shown}.`,
    code: (code: string) => `mã ${code}`,
    map: (frame: string) => `bản đồ ${frame} tỉnh`,
    mapLabel: 'Bản đồ',
    map34: '34 tỉnh (nay)',
    map63: '63 tỉnh (đến 30/06/2025)',
    mapChoose: 'Trên bản đồ 63 tỉnh đây là:',
    allNames: (names: number) => `Xem cả ${whole(names, 'vi')} tên`,
    sentenceUnmeasured: (names: string, beside: string) =>
      `Đã biết ${names} tên${beside}; chưa đo tên nào nên chưa nói được tên nào có trang web.`,
    unmeasured: 'chưa đo tên nào',
    sentenceNone: 'Chưa biết tên miền nào ở đây.',
    sentence: (names: string, coverage: string, website: string, trusted: string) =>
      `Trong ${names} tên đã biết${coverage}, ${website} có trang web, ${trusted} tin cậy, an toàn.`,
    sentenceEstimated: 'Đây là số ước tính.',
    sentenceCoverage: (share: string, of: string) => ` (${share} số VNNIC đếm${of})`,
    sentenceCoveragePart: (known: string, share: string, of: string) =>
      ` (trong đó ${known} tên .vn là ${share} số VNNIC đếm${of})`,
    inUnit: (unit: string) => ` ở ${unit}`,
    beforeMerger: (unit: string) => ` ở ${unit} trước 01/07/2025`,
    sentenceAbove: (share: string, of: string) => ` (bao phủ${of}: ${share} số VNNIC đếm)`,
    sentenceUncovered: ' (chưa có số VNNIC đếm để so)',
    registered: 'VNNIC đếm',
    ofJudged: (share: string, judged: string) => `${share} của ${judged} tên đã đo`,
    noCount: 'chưa có',
    noCountNote: 'Chưa nhập số VNNIC đếm cho đơn vị này.',
    noCountCommune: 'VNNIC thường đếm theo tỉnh; chưa có số riêng cho nơi này.',
    countNote: (day: string, frame: string) => `ngày ${day}\u00a0· bản\u00a0đồ\u00a0${frame}\u00a0tỉnh`,
    known: 'Tên đã biết',
    knownNote: (share: string, part: string | null, day: string) =>
      `${part === null ? '' : `trong đó ${part} tên .vn `}bằng ${share} số VNNIC đếm\u00a0· ${day}`,
    knownAbove: (known: string, registered: string, of: string, share: string, day: string) =>
      `bao phủ${of}: đã biết ${known} trên ${registered} tên .vn VNNIC đếm, bằng ${share}\u00a0· ${day}`,
    knownUncovered: (day: string) => `độ bao phủ chưa rõ: chưa có số VNNIC · ${day}`,
    knownUnseen: (day: string) => `bao phủ tính theo cả tỉnh, ngoài phạm vi của vị trí này · ${day}`,
    website: 'Có trang web',
    trusted: 'Tin cậy, an toàn',
    mail: 'Có thư điện tử',
    on: (names: string, share: string, day: string, frame: string) =>
      `trên ${names} tên đã biết${share}\u00a0· ${day}\u00a0· bản\u00a0đồ\u00a0${frame}\u00a0tỉnh`,
    onCoverage: (share: string, part: string | null) =>
      part === null ? ` (${share})` : ` (${part} tên .vn: ${share})`,
    onCoverageAbove: (share: string, whole: boolean) =>
      ` (bao phủ ${whole ? 'của tỉnh' : 'phần tỉnh đã có số đếm'}: ${share})`,
    pictureTitle: 'Cứ 100 tên đã biết',
    pictureTitleEach: 'Mỗi ô là một tên đã biết',
    pictureText: (parts: string) => `Trong các ô: ${parts}.`,
    lit: 'tin cậy, an toàn',
    half: 'có trang web, chưa đủ tin cậy',
    unlit: 'chưa có trang web',
    unseen: 'chưa đo được lần nào',
    statesTitle: 'Từng tên đang cho thấy gì',
    gradesTitle: 'Hạng',
    faultsTitle: 'Lỗi hay gặp nhất',
    faultsNote: 'Số tên không đạt, và câu nói với chủ tên.',
    failing: (title: string) => `Chưa đạt: ${title}`,
    faultsEmpty: 'Chưa thấy lỗi nào. Lỗi hiện ở đây ngay sau lượt đo đầu tiên.',
    faultNames: (names: number) => `${whole(names, 'vi')} tên`,
    changesTitle: 'Tuần này có gì đổi',
    changesSince: (day: string) => `Từ ngày ${day}`,
    changesEmpty: 'Từ bảy ngày nay không có gì đổi. Thay đổi hiện ở đây ngay sau mỗi lượt đo.',
    changesLatest: 'Mới nhất',
    changesEarlier: 'Lần đổi gần đây nhất',
    seriesTitle: '12 tháng qua',
    seriesNote: 'Phần trăm tính trên số tên đã đo của từng tháng.',
    seriesEmpty: 'Đường theo tháng hiện ra khi có từ hai tháng số liệu.',
    seriesTable: 'Số của từng tháng',
    seriesCaption: 'Trang web và tin cậy theo tháng',
    monthColumn: 'Tháng',
    judged: 'Đã đo',
    partsCaption: 'Xã, phường, đặc khu',
    partsCountry: 'Tỉnh, thành phố',
    partsNote: (coverage: string, day: string, frame: string) =>
      `Phần trăm tính trên số tên đã đo${coverage}. Tính đến ${day}, bản đồ ${frame} tỉnh.`,
    partsSort: 'Bấm tên cột để xếp, bấm lần nữa để đảo thứ tự.',
    partsEstimated:
      '≈\u00a0là số ước tính: tên không rõ nằm ở phần nào của đất cũ thì chia ra các phần theo một quy tắc.',
    partsCoverage: (share: string) => `; cả đơn vị biết ${share} số VNNIC đếm`,
    partsEmpty: 'Chưa biết tên nào ở các đơn vị này. Tên hiện ở đây ngay khi tỉnh nhập danh sách.',
    partsWithout: (count: number) => `${whole(count, 'vi')} đơn vị chưa biết tên nào`,
    names: 'Tên',
    faulty: 'Có lỗi',
    total: 'Tổng',
    unplaced: 'Chưa rõ xã',
    estimated: 'ước tính',
    ages: (oldest: string, newest: string) =>
      oldest === newest ? `Kết quả đo ngày ${newest}.` : `Kết quả đo từ ${oldest} đến ${newest}.`,
    old: (names: number, days: number) =>
      `${whole(names, 'vi')} tên có kết quả cũ hơn ${days} ngày; chúng giữ kết quả cuối cùng đã thấy.`,
    never: (names: number) => `${whole(names, 'vi')} tên chưa đo được lần nào nên không tính là tốt hay xấu.`,
    agesTitle: 'Số liệu đo cũ đến đâu',
    noAges: 'Chưa đo tên nào ở đây.',
    rankNote: 'Chưa xếp hạng được:',
    emptyTitle: 'Chưa có tên miền nào',
    emptyText:
      'Khi tỉnh nhập danh sách tên miền (của nhà đăng ký hoặc VNNIC), tên hiện ở đây ngay; kết quả đo có sau lượt đo tiếp theo.',
    nameColumn: 'Tên miền',
    whatColumn: 'Việc',
    dayColumn: 'Ngày',
    chartName: 'Tỷ lệ có trang web và tỷ lệ tin cậy trong 12 tháng',
    csvName: 'hien-dien',
  },
  {
    presence: 'Presence',
    countryKicker: 'The whole country',
    countryTitle: 'Presence of the provinces',
    countryLede: 'Choose a province to see what the names there show to the world.',
    postTitle: 'Presence where you work',
    postLede: 'Your post is in charge of the units below.',
    postEmpty: 'Your post has no unit yet. Ask the administrator of the province.',
    province: 'Province',
    unit: 'Unit',
    month: (period: string) => `Month ${period}`,
    running: 'not over yet',
    missingMonth: (missing: string, shown: string) =>
      `There are no figures for ${missing} yet; these are of ${shown}.`,
    code: (code: string) => `code ${code}`,
    map: (frame: string) => `map of ${frame} provinces`,
    mapLabel: 'Map',
    map34: '34 provinces (today)',
    map63: '63 provinces (until 30 June 2025)',
    mapChoose: 'On the map of 63 provinces this is:',
    allNames: (names: number) => `See all ${whole(names, 'en')} names`,
    sentenceUnmeasured: (names: string, beside: string) =>
      `${names} names are known${beside}; none has been measured yet, so nothing is said of websites.`,
    unmeasured: 'none measured yet',
    sentenceNone: 'No name is known here yet.',
    sentence: (names: string, coverage: string, website: string, trusted: string) =>
      `Of ${names} known names${coverage}, ${website} have a website, ${trusted} a trusted, safe one.`,
    sentenceEstimated: 'These figures are estimated.',
    sentenceCoverage: (share: string, of: string) => ` (${share} of what VNNIC counts${of})`,
    sentenceCoveragePart: (known: string, share: string, of: string) =>
      ` (${known} of them under .vn, ${share} of what VNNIC counts${of})`,
    inUnit: (unit: string) => ` in ${unit}`,
    beforeMerger: (unit: string) => ` in ${unit} until 30 June 2025`,
    sentenceAbove: (share: string, of: string) => ` (coverage${of}: ${share} of what VNNIC counts)`,
    sentenceUncovered: ' (there is no count of VNNIC to set them against)',
    registered: "VNNIC's count",
    ofJudged: (share: string, judged: string) => `${share} of ${judged} names measured`,
    noCount: 'none yet',
    noCountNote: "VNNIC's count has not been entered for this unit.",
    noCountCommune: 'VNNIC mostly counts by province; there is no count of this place alone.',
    countNote: (day: string, frame: string) => `${day} · map of ${frame} provinces`,
    known: 'Known names',
    knownNote: (share: string, part: string | null, day: string) =>
      `${part === null ? '' : `${part} of them under .vn, `}${share} of what VNNIC counts · ${day}`,
    knownAbove: (known: string, registered: string, of: string, share: string, day: string) =>
      `coverage${of}: ${known} known of ${registered} names under .vn that VNNIC counts, ${share} · ${day}`,
    knownUnseen: (day: string) => `coverage is that of the province, outside what this post sees · ${day}`,
    knownUncovered: (day: string) => `coverage not known: no count of VNNIC · ${day}`,
    website: 'With a website',
    trusted: 'Trusted, safe',
    mail: 'With mail',
    on: (names: string, share: string, day: string, frame: string) =>
      `of ${names} known names${share}\u00a0· ${day}\u00a0· map of ${frame} provinces`,
    onCoverage: (share: string, part: string | null) =>
      part === null ? ` (${share})` : ` (${part} under .vn: ${share})`,
    onCoverageAbove: (share: string, whole: boolean) =>
      ` (coverage of the ${whole ? 'province' : 'part of the province counted'}: ${share})`,
    pictureTitle: 'Of every 100 known names',
    pictureTitleEach: 'Each tile is one known name',
    pictureText: (parts: string) => `In tiles: ${parts}.`,
    lit: 'trusted, safe',
    half: 'a website, not trusted yet',
    unlit: 'no website yet',
    unseen: 'never measured yet',
    statesTitle: 'What each name shows',
    gradesTitle: 'Grades',
    faultsTitle: 'Commonest faults',
    faultsNote: 'How many names fail, and what to tell their owners.',
    failing: (title: string) => `Fails: ${title}`,
    faultsEmpty: 'No fault was seen. Faults appear here right after the first measurement.',
    faultNames: (names: number) => `${whole(names, 'en')} names`,
    changesTitle: 'What changed this week',
    changesSince: (day: string) => `Since ${day}`,
    changesEmpty: 'Nothing changed in seven days. Changes appear here right after each measurement.',
    changesLatest: 'Latest',
    changesEarlier: 'The latest before',
    seriesTitle: 'The last 12 months',
    seriesNote: 'Per cent of the names measured in each month.',
    seriesEmpty: 'The line appears when there are figures of two months.',
    seriesTable: 'The figures of each month',
    seriesCaption: 'Website and trust by month',
    monthColumn: 'Month',
    judged: 'Measured',
    partsCaption: 'Communes',
    partsCountry: 'Provinces',
    partsNote: (coverage: string, day: string, frame: string) =>
      `Per cent of the names measured${coverage}. As of ${day}, map of ${frame} provinces.`,
    partsSort: 'Choose a heading to sort, once more to turn the order round.',
    partsEstimated:
      '≈\u00a0is estimated: names of which nobody knows the ground are shared out among its parts by a rule.',
    partsCoverage: (share: string) => `; of the whole unit ${share} of VNNIC's count is known`,
    partsEmpty: 'No name is known in these units. Names appear as soon as the province imports a list.',
    partsWithout: (count: number) => `${whole(count, 'en')} units without a known name`,
    names: 'Names',
    faulty: 'With faults',
    total: 'Total',
    unplaced: 'Commune not known',
    estimated: 'estimated',
    ages: (oldest: string, newest: string) =>
      oldest === newest ? `Measured on ${newest}.` : `Measured from ${oldest} to ${newest}.`,
    old: (names: number, days: number) =>
      `${whole(names, 'en')} names have a result older than ${days} days; they keep what was last seen.`,
    never: (names: number) =>
      `${whole(names, 'en')} names were never measured, so they count as neither good nor bad.`,
    agesTitle: 'How old the measurements are',
    noAges: 'No name was measured here yet.',
    rankNote: 'Not to be ranked:',
    emptyTitle: 'No name yet',
    emptyText:
      'When the province imports a list of names (of a registrar or of VNNIC), they appear here at once; results follow with the next measurement.',
    nameColumn: 'Name',
    whatColumn: 'What',
    dayColumn: 'Day',
    chartName: 'Share with a website and share trusted over 12 months',
    csvName: 'presence',
  },
);

/** `2026-11` as a person writes the month: `11/2026`. */
export function monthWords(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return `${month}/${year}`;
}

/** A day of a figure; a dash where there is none. */
export function dayWords(date: string | null, language: Language): string {
  return date === null ? '–' : formatDate(date, language);
}

/** Coverage to a tenth, as reports say it: 0.12504 → `12,5 %`. */
export function percentWords(share: number, language: Language): string {
  return `${formatDecimal(100 * share, language)}\u00a0%`;
}
