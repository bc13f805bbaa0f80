/**
 * The commands that work on the database, as one table: words, operands, options, help. Parsing, `--help` and the hint at
 * a mistyped word read it; what a command does is loaded only when it is called.
 */
import type { Language } from '#measurement/index.ts';
import type { Host } from '../host.ts';
import { meansOptions, type OptionRow } from '../options.ts';
import type { Given } from './given.ts';

export interface CommandRow {
  words: string;
  operands: string;
  /** How many operands at least and at most. */
  count: readonly [least: number, most: number];
  options: readonly OptionRow[];
  about: Record<Language, string>;
  /** What the command does. @returns the exit code */
  load(): Promise<(given: Given, host: Host) => Promise<number>>;
}

const general: readonly OptionRow[] = [
  {
    name: 'database',
    value: 'main|sample',
    help: {
      vi: 'cơ sở dữ liệu dùng cho lệnh này; mặc định là cái đang chọn',
      en: 'database for this command; default the one in use',
    },
  },
  { name: 'lang', value: 'vi|en', help: { vi: 'ngôn ngữ, mặc định vi', en: 'language, default vi' } },
  { name: 'help', help: { vi: 'trang này', en: 'this page' } },
];

function option(name: string, value: string | undefined, vi: string, en: string): OptionRow {
  return { name, ...(value === undefined ? {} : { value }), help: { vi, en } };
}

const onDate = option(
  'on',
  'DATE',
  'ngày, dạng 2026-07-01 hoặc 01/07/2026',
  'day, as 2026-07-01 or 01/07/2026',
);
const formatAs = (forms: string) =>
  option('format', forms, 'dạng kết quả, mặc định text', 'form of the answer, default text');
const textOrJson = formatAs('text|json');
const output = option('output', 'PATH', 'ghi vào tệp này', 'write to this file');

export const commandTable: readonly CommandRow[] = [
  {
    words: 'start',
    operands: '',
    count: [0, 0],
    options: [
      option('port', 'N', 'cổng, mặc định 8826', 'port, default 8826'),
      option(
        'listen',
        'ADDRESS',
        'địa chỉ để nghe, mặc định 127.0.0.1; máy khác vào qua một proxy có TLS',
        'address to listen on, default 127.0.0.1; other machines come through a proxy with TLS',
      ),
      option('log', undefined, 'ghi mỗi yêu cầu một dòng JSON', 'write a line of JSON a request'),
      ...meansOptions,
      ...general,
    ],
    about: {
      vi: 'Chạy tất cả trên máy này: cơ sở dữ liệu, trang web, tiến trình đo',
      en: 'Run everything on this machine: database, web, a measuring process',
    },
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    words: 'sample load',
    operands: '',
    count: [0, 0],
    options: [
      option(
        'large',
        undefined,
        'tỉnh lớn: một triệu chủ thể, 230.000 tên miền',
        'the big province: a million subjects, 230,000 names',
      ),
      option(
        'until',
        'DATE',
        'ngày cuối của mười hai tháng lịch sử',
        'last day of the twelve months of history',
      ),
      option(
        'replace',
        undefined,
        'xóa dữ liệu mẫu cũ rồi nạp lại',
        'remove the sample that is there and load again',
      ),
      ...general.slice(1),
    ],
    about: {
      vi: 'Nạp dữ liệu mẫu vào một cơ sở dữ liệu riêng và chọn dùng nó',
      en: 'Load the sample into a database of its own and use that one',
    },
    load: async () => (await import('./sample-load.ts')).sampleLoad,
  },
  {
    words: 'database use',
    operands: 'main|sample',
    count: [1, 1],
    options: general.slice(1),
    about: {
      vi: 'Chọn cơ sở dữ liệu cho các lệnh sau',
      en: 'Choose the database of the commands that follow',
    },
    load: async () => (await import('./database-use.ts')).databaseUse,
  },
  {
    words: 'import',
    operands: 'KIND FILE',
    count: [2, 2],
    options: [
      option('dry-run', undefined, 'chỉ xem trước, không ghi gì', 'only look, write nothing'),
      option('profile', 'NAME', 'cách ghép cột đã lưu', 'saved way of matching columns'),
      option(
        'as-of',
        'DATE',
        'ngày của danh sách; địa danh được hiểu theo bản đồ ngày đó',
        'day of the list; places are read on the map of that day',
      ),
      option(
        'province',
        'CODE',
        'mã tỉnh của danh sách không có cột tỉnh, theo bản đồ của ngày --as-of',
        'code of the province of a list without such a column, on the map of --as-of',
      ),
      option(
        'report',
        'PATH',
        'ghi các dòng bị từ chối hoặc chờ xem xét ra tệp CSV',
        'write refused and doubtful rows to a CSV file',
      ),
      ...general,
    ],
    about: {
      vi: 'Nhập danh sách: domains, enterprises, households, cooperatives, schools, populations, registered-counts, denominators',
      en: 'Import a list: domains, enterprises, households, cooperatives, schools, populations, registered-counts, denominators',
    },
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    words: 'import-profile',
    operands: 'KIND [NAME FIELD=HEADING…]',
    count: [1, 60],
    options: general,
    about: {
      vi: 'Lưu cách ghép cột của một nơi gửi danh sách; không có tên thì liệt kê các trường',
      en: "Save how a sender's columns are matched; without a name the fields are listed",
    },
    load: async () => (await import('./import-profile.ts')).importProfile,
  },
  {
    words: 'registry verify',
    operands: '',
    count: [0, 0],
    options: general,
    about: { vi: 'Kiểm tra sổ đăng ký', en: 'Check the register' },
    load: async () => (await import('./registry-verify.ts')).registryVerify,
  },
  {
    words: 'review list',
    operands: '',
    count: [0, 0],
    options: general,
    about: { vi: 'Các dòng chờ người xem xét', en: 'Rows that wait for a person to decide' },
    load: async () => (await import('./review.ts')).reviewList,
  },
  {
    words: 'review decide',
    operands: 'ID CHOICE',
    count: [2, 2],
    options: general,
    about: {
      vi: 'Quyết định một dòng: số thứ tự của lựa chọn, "new" hoặc "none"',
      en: 'Decide a row: the number of a choice, "new" or "none"',
    },
    load: async () => (await import('./review.ts')).reviewDecide,
  },
  {
    words: 'run start',
    operands: '',
    count: [0, 0],
    options: [
      option(
        'all',
        undefined,
        'đo mọi tên, kể cả tên đã đo hôm nay',
        'measure every name, those measured today too',
      ),
      option('names', 'A,B,…', 'chỉ đo các tên này', 'measure these names only'),
      option('unit', 'CODE', 'chỉ đo tên của đơn vị này', 'measure names of this unit only'),
      option('profile', 'presence|full', 'mức đo, mặc định full', 'how much is asked, default full'),
      option(
        'workers',
        'N',
        'số tiến trình đo trên máy này, mặc định 2; 0: để các máy khác đo',
        'measuring processes on this machine, default 2; 0 leaves it to other machines',
      ),
      option(
        'slots',
        'N',
        'số tiến trình cùng đo ở mọi máy, mặc định bằng --workers',
        'processes that share the run on all machines, default as --workers',
      ),
      ...meansOptions,
      ...general,
    ],
    about: { vi: 'Đo các tên đến hạn, hiện tiến độ', en: 'Measure the names that are due, with progress' },
    load: async () => (await import('./run-start.ts')).runStart,
  },
  {
    words: 'run status',
    operands: '',
    count: [0, 0],
    options: [textOrJson, ...general],
    about: { vi: 'Lượt đo đang chạy hoặc gần nhất', en: 'The run that is open, or the last one' },
    load: async () => (await import('./run-status.ts')).runStatus,
  },
  {
    words: 'run stop',
    operands: '',
    count: [0, 0],
    options: general,
    about: { vi: 'Dừng lượt đo; phần đã đo được giữ', en: 'Stop the run; what was measured is kept' },
    load: async () => (await import('./run-status.ts')).runStop,
  },
  {
    words: 'work',
    operands: '',
    count: [0, 0],
    options: [
      option('run', 'ID', 'chỉ làm lượt đo này rồi kết thúc', 'work on this run only and end with it'),
      ...meansOptions,
      ...general,
    ],
    about: {
      vi: 'Tiến trình đo: nhận việc từ cơ sở dữ liệu, trên máy này hay nhiều máy',
      en: 'A measuring process: takes work from the database, on one machine or many',
    },
    load: async () => (await import('./work.ts')).workCommand,
  },
  {
    words: 'domain show',
    operands: 'NAME',
    count: [1, 1],
    options: [onDate, textOrJson, ...general],
    about: {
      vi: 'Một tên miền cho thấy gì vào một ngày',
      en: 'What a name showed on a day',
    },
    load: async () => (await import('./domain-show.ts')).domainShow,
  },
  {
    words: 're-judge',
    operands: '',
    count: [0, 0],
    options: [
      option('norm', 'NAME', 'bộ tiêu chí, mặc định bộ đang dùng', 'norm, default the one in use'),
      ...general,
    ],
    about: {
      vi: 'Đánh giá lại mọi quan sát đã lưu, không cần mạng',
      en: 'Judge every stored observation again, without a network',
    },
    load: async () => (await import('./re-judge.ts')).reJudge,
  },
  {
    words: 'report presence',
    operands: '',
    count: [0, 0],
    options: [
      option('unit', 'CODE', 'mã tỉnh hoặc xã', 'code of a province or commune'),
      option('period', 'YYYY-MM', 'tháng, mặc định tháng này', 'month, default this one'),
      option('frame', '63|34', 'khung địa giới, mặc định 34', 'frame of territory, default 34'),
      formatAs('text|csv|json'),
      output,
      ...general,
    ],
    about: { vi: 'Hiện diện của một đơn vị trong một tháng', en: 'Presence of a unit in a month' },
    load: async () => (await import('./report-presence.ts')).reportPresence,
  },
  {
    words: 'report rebuild',
    operands: '',
    count: [0, 0],
    options: general,
    about: { vi: 'Tính lại mọi ô số liệu từ lịch sử', en: 'Compute every cell again from history' },
    load: async () => (await import('./report-rebuild.ts')).reportRebuild,
  },
  {
    words: 'assumptions',
    operands: '',
    count: [0, 0],
    options: [textOrJson, ...general],
    about: {
      vi: 'Các giả định mà số liệu dựa vào, kèm nguồn và mức chắc chắn',
      en: 'What the figures assume, with source and grade',
    },
    load: async () => (await import('./assumptions.ts')).assumptionsCommand,
  },
  {
    words: 'territory show',
    operands: 'CODE',
    count: [1, 1],
    options: [onDate, textOrJson, ...general],
    about: { vi: 'Một mã nghĩa là gì vào một ngày', en: 'What a code means on a day' },
    load: async () => (await import('./territory.ts')).territoryShow,
  },
  {
    words: 'territory lineage',
    operands: 'UNIT',
    count: [1, 1],
    options: [onDate, textOrJson, ...general],
    about: { vi: 'Đơn vị này từ đâu ra và thành gì', en: 'What a unit was formed of and what became of it' },
    load: async () => (await import('./territory.ts')).territoryLineage,
  },
  {
    words: 'territory verify',
    operands: '',
    count: [0, 0],
    options: general,
    about: { vi: 'Kiểm tra bảng địa giới', en: 'Check the tables of territory' },
    load: async () => (await import('./territory.ts')).territoryVerify,
  },
  {
    words: 'account recover',
    operands: 'LOGIN',
    count: [1, 1],
    options: [
      option('port', 'N', 'cổng của trang web, mặc định 8826', 'port of the web, default 8826'),
      ...general,
    ],
    about: {
      vi: 'Liên kết đặt lại mật khẩu cho người quản trị không ai khác mở được cửa',
      en: 'A link that lets an administrator in again whom nobody else can',
    },
    load: async () => (await import('./account-recover.ts')).accountRecover,
  },
  {
    words: 'audit verify',
    operands: '',
    count: [0, 0],
    options: [textOrJson, ...general],
    about: {
      vi: 'Kiểm tra chuỗi nhật ký và chữ ký từng ngày; nêu mục sai đầu tiên',
      en: "Check the audit's chain and each day's signature; names the first bad entry",
    },
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  {
    words: 'backup',
    operands: 'FILE',
    count: [1, 1],
    options: general,
    about: { vi: 'Sao lưu cơ sở dữ liệu vào một tệp', en: 'Back the database up into one file' },
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    words: 'restore',
    operands: 'FILE',
    count: [1, 1],
    options: general,
    about: {
      vi: 'Phục hồi từ tệp sao lưu vào cơ sở dữ liệu trống',
      en: 'Restore a backup into an empty database',
    },
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
];
