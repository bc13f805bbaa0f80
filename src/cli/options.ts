/**
 * The options of measure and judge as one table, and the values they come to. Help, parsing and the hint at a mistyped
 * option all read this table.
 */
import type { Language, Profile } from '#measurement/index.ts';

export const formats = ['text', 'jsonl', 'csv', 'html'] as const;
export type Format = (typeof formats)[number];
export type Command = 'measure' | 'judge';

export interface OptionRow {
  name: string;
  /** What stands for the value in the help; absent for a switch. */
  value?: string;
  help: Record<Language, string>;
}

interface SharedOptionRow extends OptionRow {
  commands: readonly Command[];
}

const both = ['measure', 'judge'] as const;

export const optionTable: readonly SharedOptionRow[] = [
  {
    name: 'input',
    value: 'FILE',
    commands: both,
    help: {
      vi: 'danh sách tên miền (văn bản, CSV, .xlsx) hoặc, với judge, các quan sát đã lưu; - là đầu vào chuẩn',
      en: 'list of names (text, CSV, .xlsx) or, for judge, stored observations; - is standard input',
    },
  },
  {
    name: 'column',
    value: 'NAME',
    commands: ['measure'],
    help: {
      vi: 'cột chứa tên miền, theo tiêu đề hoặc số thứ tự',
      en: 'column of the names, by heading or number',
    },
  },
  {
    name: 'profile',
    value: 'presence|full',
    commands: ['measure'],
    help: {
      vi: 'presence: DNS, trang web, chứng thư, nội dung; full: tất cả (mặc định)',
      en: 'presence: DNS, website, certificate, content; full: everything (default)',
    },
  },
  {
    name: 'format',
    value: formats.join('|'),
    commands: both,
    help: {
      vi: 'dạng kết quả; mặc định text trên màn hình, ngoài ra jsonl',
      en: 'form of the answers; default text on a terminal, else jsonl',
    },
  },
  {
    name: 'output',
    value: 'PATH',
    commands: both,
    help: { vi: 'ghi vào tệp này thay vì màn hình', en: 'write to this file instead of the terminal' },
  },
  {
    name: 'lang',
    value: 'vi|en',
    commands: both,
    help: { vi: 'ngôn ngữ, mặc định vi', en: 'language, default vi' },
  },
  {
    name: 'concurrency',
    value: 'N',
    commands: ['measure'],
    help: { vi: 'số tên đo cùng lúc, mặc định 100', en: 'names measured at the same time, default 100' },
  },
  {
    name: 'keep-observation',
    commands: both,
    help: {
      vi: 'kèm toàn bộ quan sát vào jsonl để sau này đánh giá lại',
      en: 'keep the whole observation in jsonl, to judge it again later',
    },
  },
  {
    name: 'resume',
    value: 'EARLIER.jsonl',
    commands: ['measure'],
    help: { vi: 'tiếp tục lần đo bị dừng', en: 'continue a run that was stopped' },
  },
  {
    name: 'root-hints',
    value: 'FILE',
    commands: ['measure'],
    help: { vi: 'danh sách máy chủ gốc DNS riêng', en: 'root name servers of your own' },
  },
  {
    name: 'trust-anchor',
    value: 'FILE',
    commands: ['measure'],
    help: { vi: 'khóa DNSSEC gốc riêng', en: 'DNSSEC trust anchor of your own' },
  },
  {
    name: 'ca',
    value: 'FILE',
    commands: ['measure'],
    help: { vi: 'chứng thư gốc được tin thêm (PEM)', en: 'root certificates trusted besides (PEM)' },
  },
  {
    name: 'allow-network',
    value: 'CIDR…',
    commands: ['measure'],
    help: {
      vi: 'dải địa chỉ nội bộ được phép kết nối',
      en: 'internal address ranges that may be connected to',
    },
  },
  {
    name: 'origins',
    value: 'FILE',
    commands: both,
    help: { vi: 'bảng dải địa chỉ → AS', en: 'table of prefix → AS' },
  },
  {
    name: 'vrps',
    value: 'FILE',
    commands: both,
    help: { vi: 'dữ liệu RPKI (JSON của rpki-client)', en: 'RPKI data (JSON of rpki-client)' },
  },
  {
    name: 'cloak-check',
    commands: ['measure'],
    help: {
      vi: 'thêm một lần đọc trang như máy tìm kiếm',
      en: 'read the page once more as a search engine does',
    },
  },
  {
    name: 'norm',
    value: 'NAME',
    commands: ['judge'],
    help: { vi: 'bộ tiêu chí để đánh giá', en: 'norm to judge by' },
  },
  { name: 'help', commands: both, help: { vi: 'trang này', en: 'this page' } },
  { name: 'version', commands: both, help: { vi: 'số phiên bản', en: 'version number' } },
];

/** What measuring needs of the machine, for every command that measures. */
export const meansOptions: readonly OptionRow[] = optionTable.filter(({ name }) =>
  ['root-hints', 'trust-anchor', 'ca', 'allow-network', 'origins'].includes(name),
);

export interface OutputOptions {
  language: Language;
  /** null: text on a terminal, else jsonl. */
  format: Format | null;
  output: string | null;
  keepObservation: boolean;
  origins: string | null;
  vrps: string | null;
}

export interface MeasureOptions extends OutputOptions {
  command: 'measure';
  domains: string[];
  input: string | null;
  column: string | null;
  profile: Profile;
  concurrency: number;
  resume: string | null;
  rootHints: string | null;
  trustAnchor: string | null;
  ca: string | null;
  allowNetworks: string[];
  cloakCheck: boolean;
}

export interface JudgeOptions extends OutputOptions {
  command: 'judge';
  /** `-` unless told. */
  input: string;
  norm: string | null;
}

/** Names in flight. Waiting dominates: 100 names of about 100 kB each keep two cores busy within 10 MB. */
export const defaultConcurrency = 100;
/** Above this the sockets of one process run out before its time does. */
export const mostConcurrency = 2000;
