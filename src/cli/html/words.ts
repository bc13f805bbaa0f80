/**
 * The sentences of the report, both languages. Numbers come in already formatted.
 */
import type { Category, Language } from '#measurement/index.ts';

export interface ReportWords {
  kicker: string;
  title: (names: string) => string;
  titleOne: (name: string) => string;
  measured: (from: string, until: string, norm: string) => string;
  lead: (trusted: string, measured: string) => string;
  unknown: (count: string) => string;
  square: string;
  squareShare: string;
  nothingMeasured: string;
  contents: string;
  actionsTitle: string;
  andMore: (count: string) => string;
  /** What to do about the names of a level that is not yet the best, and about suspicious ones. */
  actions: Record<'flagged' | 'website' | 'partial' | 'nothing' | 'unknown', string>;
  level: string;
  names: string;
  share: string;
  total: string;
  notMeasured: string;
  levelsTitle: string;
  levelsCaption: string;
  statesTitle: string;
  statesCaption: string;
  state: string;
  gradesTitle: string;
  gradesCaption: string;
  grade: string;
  ungraded: string;
  categoriesTitle: string;
  categoriesCaption: string;
  category: string;
  mean: string;
  hints: Record<Category, string>;
  figures: string;
  faultsTitle: string;
  faultsIntro: string;
  noFaults: string;
  failing: (count: string, share: string) => string;
  warned: (count: string, share: string) => string;
  unmet: string;
  toSee: string;
  causeNames: (count: string) => string;
  provider: string;
  flaggedTitle: string;
  flaggedIntro: (count: string) => string;
  worstTitle: string;
  worstIntro: string;
  bestTitle: string;
  bestIntro: string;
  empty: string;
  sectionsTitle: string;
  sectionsIntro: (shown: string, all: string) => string;
  tableCaption: (shown: string, all: string) => string;
  howToTitle: string;
  howToIntro: string;
  owner: string;
  refusedTitle: string;
  refusedCaption: (shown: string, all: string) => string;
  line: string;
  written: string;
  why: string;
  methodTitle: string;
  method: string[];
  account: (lines: string, answered: string, duplicates: string, refused: string) => string;
  left: (count: string) => string;
  made: (at: string, version: string) => string;
}

export const reportWords: Record<Language, ReportWords> = {
  vi: {
    kicker: 'Hiện Diện · báo cáo đo',
    title: (names) => `${names} tên miền đang cho người xem thấy gì`,
    titleOne: (name) => name,
    measured: (from, until, norm) =>
      `Đo ${from === until ? `lúc ${from}` : `từ ${from} đến ${until}`}, giờ Việt Nam. Bộ tiêu chí ${norm}.`,
    lead: (trusted, measured) =>
      `${trusted} trong ${measured} tên miền đo được có trang web tin cậy, an toàn.`,
    unknown: (count) => `${count} tên chưa đo được, không tính vào tỷ lệ.`,
    square: 'Mỗi ô là một tên miền. Ô càng đầy, tên càng hiện diện rõ.',
    squareShare: 'Mỗi ô là một phần trăm số tên đo được. Ô càng đầy, tên càng hiện diện rõ.',
    nothingMeasured: 'Chưa có tên miền nào được đo.',
    contents: 'Trong báo cáo',
    actionsTitle: 'Nên làm gì trước',
    andMore: (count) => `và ${count} tên khác`,
    actions: {
      flagged: 'tên có dấu hiệu đáng ngờ. Cử người xem lại trước khi làm việc khác.',
      website:
        'tên có trang web nhưng chưa đủ tin cậy. Giúp các tên này trước: đã có trang, chỉ còn sửa lỗi.',
      partial:
        'tên mới có trang tạm, trang trên mạng xã hội hoặc chỉ có thư điện tử. Mời chủ tên miền làm trang riêng.',
      nothing: 'tên chưa có gì để xem. Hỏi chủ còn dùng tên miền không, rồi hướng dẫn làm trang.',
      unknown: 'tên chưa đo được. Đo lại vào lúc khác; chưa kết luận gì.',
    },
    level: 'Mức hiện diện',
    names: 'Số tên',
    share: 'Tỷ lệ',
    total: 'Đo được',
    notMeasured: 'Chưa đo được',
    levelsTitle: 'Mức hiện diện',
    levelsCaption:
      '“Tin cậy, an toàn”: có trang web, vào được bằng HTTPS với chứng thư hợp lệ, không có dấu hiệu đáng ngờ.',
    statesTitle: 'Người xem gặp gì',
    statesCaption: 'Mỗi tên miền có đúng một trạng thái ở thời điểm đo.',
    state: 'Trạng thái',
    gradesTitle: 'Xếp hạng',
    gradesCaption: 'Hạng A+ là tốt nhất, F là kém nhất. Tên chưa đăng ký thì không xếp hạng.',
    grade: 'Hạng',
    ungraded: 'Không xếp hạng',
    categoriesTitle: 'Điểm từng mặt',
    categoriesCaption: 'Điểm trung bình từ 0 đến 100, chỉ tính các tên mà mặt đó áp dụng được.',
    category: 'Mặt',
    mean: 'Điểm',
    hints: {
      ipv6: 'vào được bằng loại địa chỉ Internet mới',
      dnssec: 'tên miền được ký số, khó bị làm giả',
      website: 'tên miền và trang web chạy ổn định',
      tls: 'chứng thư bảo mật của trang',
      headers: 'những lời dặn giúp trình duyệt bảo vệ người xem',
      mail: 'nhận được thư, chặn được thư giả mạo',
      content: 'có trang riêng, không có dấu hiệu đáng ngờ',
      duties: 'ghi rõ ai quản lý trang, mã số, tiếng Việt',
    },
    figures: 'Xem bảng số',
    faultsTitle: 'Lỗi thường gặp và cách sửa',
    faultsIntro:
      'Xếp theo số tên miền gặp phải. Sửa từ trên xuống là giúp được nhiều chủ tên miền nhất. Lời khuyên viết sẵn để gửi cho chủ tên miền.',
    noFaults: 'Không thấy lỗi nào.',
    failing: (count, share) => `trong ${count} tên đo được, ${share}`,
    warned: (count, share) => `trong ${count} tên đo được, ${share}`,
    unmet: 'Chưa đạt:',
    toSee: 'Cần xem lại:',
    causeNames: (count) => `${count} tên.`,
    provider: 'Dành cho nhà cung cấp dịch vụ',
    flaggedTitle: 'Có dấu hiệu đáng ngờ',
    flaggedIntro: (count) =>
      `${count} tên có dấu hiệu đáng ngờ kèm chứng cứ. Đây chưa phải kết luận; cần người xem lại.`,
    worstTitle: 'Cần giúp trước',
    worstIntro:
      'Đã có trang nhưng chưa tin cậy, hoặc mới là trang tạm. Bấm vào tên để xem việc nên làm trước.',
    bestTitle: 'Làm tốt',
    bestIntro: 'Có thể làm mẫu cho các chủ tên miền khác.',
    empty: 'Không có tên nào.',
    sectionsTitle: 'Từng tên miền',
    sectionsIntro: (shown, all) =>
      shown === all
        ? 'Mở từng tên để xem kết quả và chứng cứ.'
        : `Có phần riêng cho ${shown} trong ${all} tên: đáng ngờ, cần giúp trước, làm tốt và các tên đo xong sớm nhất. Các tên còn lại ở bảng phía dưới.`,
    tableCaption: (shown, all) =>
      shown === all
        ? `Tất cả ${all} tên miền.`
        : `${shown} trong ${all} tên miền. Danh sách đầy đủ có trong kết quả dạng csv.`,
    howToTitle: 'Cách sửa từng lỗi',
    howToIntro: 'Mỗi lỗi đã gặp có một mục: việc của chủ tên miền, rồi việc của nhà cung cấp dịch vụ.',
    owner: 'Chủ tên miền',
    refusedTitle: 'Các dòng không đo',
    refusedCaption: (shown, all) =>
      shown === all ? `${all} dòng không phải tên miền.` : `${shown} trong ${all} dòng không phải tên miền.`,
    line: 'Dòng',
    written: 'Đã viết',
    why: 'Lý do',
    methodTitle: 'Đọc báo cáo này thế nào',
    method: [
      'Mỗi con số là kết quả đo từ bên ngoài, như một người xem bình thường thấy, ở đúng thời điểm ghi trên đầu trang. Không phải số đăng ký và không phải số do ai báo cáo.',
      'Điều gì không đo được (máy chủ không trả lời, mạng nghẽn) được ghi là không đo được; không bao giờ tính là đạt, cũng không bao giờ tính là hỏng.',
      'Dấu hiệu đáng ngờ là lý do để người xem lại, không phải kết luận về chủ tên miền.',
    ],
    account: (lines, answered, duplicates, refused) =>
      `Danh sách có ${lines} dòng: ${answered} tên đã trả lời, ${duplicates} dòng trùng, ${refused} dòng không đo được vì không phải tên miền.`,
    left: (count) => `Lần đo bị dừng giữa chừng: ${count} tên chưa đo.`,
    made: (at, version) => `Lập lúc ${at}, giờ Việt Nam, bằng Hiện Diện ${version}.`,
  },
  en: {
    kicker: 'Hiện Diện · measurement report',
    title: (names) => `What ${names} names show to those who look`,
    titleOne: (name) => name,
    measured: (from, until, norm) =>
      `Measured ${from === until ? `at ${from}` : `from ${from} to ${until}`}, Vietnam time. Norm ${norm}.`,
    lead: (trusted, measured) => `${trusted} of ${measured} measured names show a trusted, safe website.`,
    unknown: (count) => `${count} could not be measured and are left out of the share.`,
    square: 'Each square is a name. The fuller the square, the more the name shows.',
    squareShare:
      'Each square is one per cent of the measured names. The fuller the square, the more the name shows.',
    nothingMeasured: 'No name has been measured.',
    contents: 'In this report',
    actionsTitle: 'What to do first',
    andMore: (count) => `and ${count} more`,
    actions: {
      flagged: 'with suspicious signs. Let a person look before anything else is done.',
      website:
        'with a website that is not trusted yet. Help these first: the page is there, its faults can be mended.',
      partial:
        'with only a placeholder, a page on a social network, or mail. Invite the owners to make a page of their own.',
      nothing: 'with nothing to see. Ask whether the name is still wanted, then help to make a page.',
      unknown: 'not measured. Measure again at another time; nothing is concluded.',
    },
    level: 'Level of presence',
    names: 'Names',
    share: 'Share',
    total: 'Measured',
    notMeasured: 'Not measured',
    levelsTitle: 'Level of presence',
    levelsCaption:
      '“Trusted, safe”: a website, reached over HTTPS with a valid certificate, without any suspicious sign.',
    statesTitle: 'What a visitor meets',
    statesCaption: 'Each name has exactly one state at the time it was measured.',
    state: 'State',
    gradesTitle: 'Grades',
    gradesCaption: 'A+ is best, F is worst. A name that is not registered has no grade.',
    grade: 'Grade',
    ungraded: 'Not graded',
    categoriesTitle: 'Scores by category',
    categoriesCaption: 'Mean from 0 to 100 over the names that the category applies to.',
    category: 'Category',
    mean: 'Score',
    hints: {
      ipv6: 'reachable by the newer kind of Internet address',
      dnssec: 'the name is signed and hard to forge',
      website: 'name and website work reliably',
      tls: 'the certificate',
      headers: 'what helps browsers to protect visitors',
      mail: 'mail arrives, forged mail is stopped',
      content: 'a page of its own, nothing suspicious',
      duties: 'operator, enterprise code, Vietnamese declared',
    },
    figures: 'Figures',
    faultsTitle: 'The commonest faults and how to mend them',
    faultsIntro:
      'By the number of names that have them. Mending from the top helps most owners. The advice is worded for the owner.',
    noFaults: 'No fault was seen.',
    failing: (count, share) => `of ${count} measured names, ${share}`,
    warned: (count, share) => `of ${count} measured names, ${share}`,
    unmet: 'Fails:',
    toSee: 'To look at:',
    causeNames: (count) => `${count}×`,
    provider: 'For the service provider',
    flaggedTitle: 'Suspicious signs',
    flaggedIntro: (count) =>
      `${count} names show suspicious signs, with evidence. That is no conclusion yet; a person should look.`,
    worstTitle: 'Help these first',
    worstIntro:
      'They have a page that is not trusted, or only a placeholder. Open a name to see what to do first.',
    bestTitle: 'Doing well',
    bestIntro: 'These can serve as examples for others.',
    empty: 'None.',
    sectionsTitle: 'Name by name',
    sectionsIntro: (shown, all) =>
      shown === all
        ? 'Open a name to see its findings and the evidence.'
        : `${shown} of ${all} names have a section: suspicious ones, those to help first, those doing well, and the first to be measured. The others are in the table below.`,
    tableCaption: (shown, all) =>
      shown === all ? `All ${all} names.` : `${shown} of ${all} names. The csv form lists them all.`,
    howToTitle: 'How to mend each fault',
    howToIntro: 'One entry for each fault that was met: what the owner does, then what the provider does.',
    owner: 'Owner',
    refusedTitle: 'Lines not measured',
    refusedCaption: (shown, all) =>
      shown === all ? `${all} lines that are no names.` : `${shown} of ${all} lines that are no names.`,
    line: 'Line',
    written: 'Written',
    why: 'Why',
    methodTitle: 'How to read this report',
    method: [
      'Every number was measured from outside, as an ordinary visitor sees it, at the time stated above. It is neither a count of registrations nor anything that was reported by somebody.',
      'What could not be measured (a silent server, a congested network) is said to be not measured; it never counts as passed and never as failed.',
      'A suspicious sign is a reason for a person to look, not a conclusion about the holder.',
    ],
    account: (lines, answered, duplicates, refused) =>
      `The list has ${lines} lines: ${answered} names answered, ${duplicates} duplicate lines, ${refused} lines not measured because they are no names.`,
    left: (count) => `The run was interrupted: ${count} names were not measured.`,
    made: (at, version) => `Made at ${at}, Vietnam time, by Hiện Diện ${version}.`,
  },
};
