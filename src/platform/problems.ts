/**
 * Everything a person can ask for that cannot be done: one catalogue, a stable code each, a sentence in both languages.
 *
 * A sentence says what was attempted, on what, what was met and what to do. Codes are never renamed or reused. What the
 * remote does wrong is no problem but a value in an Observation; what we do wrong is an `Error` and has no place here.
 */
import { formatBytes, formatInteger, type Language } from './format.ts';
import { type Sentence, sentence } from './problem-sentence.ts';
import { assumptionsProblems } from './problems/assumptions.ts';
import { auditProblems } from './problems/audit.ts';
import { deskProblems } from './problems/desk.ts';
import { figuresProblems } from './problems/figures.ts';
import { identityProblems } from './problems/identity.ts';
import { mailProblems } from './problems/mail.ts';
import { observatoryProblems } from './problems/observatory.ts';
import { oidcStrengthProblems } from './problems/oidc-strength.ts';
import { postgresProblems } from './problems/postgres.ts';
import { registryProblems } from './problems/registry.ts';
import { reportingProblems } from './problems/reporting.ts';
import { sampleProblems } from './problems/sample.ts';
import { signInMeansProblems } from './problems/sign-in-means.ts';
import { tablesProblems } from './problems/tables.ts';
import { territoryProblems } from './problems/territory.ts';
import { webProblems } from './problems/web.ts';

interface FileDetails {
  /** As the person wrote it; `-` is standard input. */
  path: string;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

const catalogue = {
  ...assumptionsProblems,
  ...auditProblems,
  ...deskProblems,
  ...figuresProblems,
  ...identityProblems,
  ...mailProblems,
  ...observatoryProblems,
  ...oidcStrengthProblems,
  ...postgresProblems,
  ...registryProblems,
  ...reportingProblems,
  ...sampleProblems,
  ...signInMeansProblems,
  ...tablesProblems,
  ...territoryProblems,
  ...webProblems,
  // ── the command line ──
  'unknown-command': sentence<{ command: string; nearest: string }>(
    (d) => `Không có lệnh "${d.command}". Có phải là "${d.nearest}"? Xem: hien-dien --help`,
    (d) => `There is no command "${d.command}". Did you mean "${d.nearest}"? See: hien-dien --help --lang en`,
  ),
  'unknown-option': sentence<{ option: string; nearest: string }>(
    (d) => `Không có tùy chọn ${d.option}. Có phải là ${d.nearest}?`,
    (d) => `There is no option ${d.option}. Did you mean ${d.nearest}?`,
  ),
  'value-missing': sentence<{ option: string }>(
    (d) => `Tùy chọn ${d.option} cần một giá trị đi sau nó.`,
    (d) => `Option ${d.option} needs a value after it.`,
  ),
  'value-unwanted': sentence<{ option: string }>(
    (d) => `Tùy chọn ${d.option} không nhận giá trị.`,
    (d) => `Option ${d.option} takes no value.`,
  ),
  'value-unknown': sentence<{ option: string; value: string; allowed: readonly string[] }>(
    (d) => `${d.option} không nhận "${d.value}". Hãy dùng một trong: ${d.allowed.join(', ')}.`,
    (d) => `${d.option} does not take "${d.value}". Use one of: ${d.allowed.join(', ')}.`,
  ),
  'number-wrong': sentence<{ option: string; value: string; least: number; most: number }>(
    (d) => `${d.option} cần một số nguyên từ ${d.least} đến ${d.most}, không phải "${d.value}".`,
    (d) => `${d.option} needs a whole number from ${d.least} to ${d.most}, not "${d.value}".`,
  ),
  'network-wrong': sentence<{ value: string }>(
    (d) => `--allow-network cần dải địa chỉ dạng 198.18.0.0/15 hoặc 2001:db8::/32, không phải "${d.value}".`,
    (d) => `--allow-network needs an address range such as 198.18.0.0/15 or 2001:db8::/32, not "${d.value}".`,
  ),
  'nothing-to-measure': sentence<Record<never, never>>(
    () => 'Chưa có tên miền nào để đo. Viết tên ngay sau lệnh, hoặc cho danh sách bằng --input TỆP.',
    () => 'There is no name to measure. Write names after the command, or give a list by --input FILE.',
  ),
  'two-inputs': sentence<Record<never, never>>(
    () => 'Chỉ dùng một cách: viết tên miền sau lệnh, hoặc --input TỆP, không dùng cả hai.',
    () => 'Give names after the command or a list by --input FILE, not both.',
  ),
  'argument-unwanted': sentence<{ argument: string }>(
    (d) => `Lệnh judge không nhận "${d.argument}". Tệp quan sát được cho bằng --input TỆP.`,
    (d) => `The command judge does not take "${d.argument}". Give the observations by --input FILE.`,
  ),
  'operands-wrong': sentence<{ usage: string; met: string }>(
    (d) =>
      `Lệnh này viết là: ${d.usage}. ${d.met === '' ? 'Chưa có gì đi sau lệnh.' : `Đã nhận: "${d.met}".`}`,
    (d) =>
      `This command is written: ${d.usage}. ${d.met === '' ? 'Nothing stands after it.' : `Met: "${d.met}".`}`,
  ),
  'date-wrong': sentence<{ option: string; value: string }>(
    (d) => `${d.option} cần một ngày như 2026-07-01 hoặc 01/07/2026, không phải "${d.value}".`,
    (d) => `${d.option} needs a day such as 2026-07-01 or 01/07/2026, not "${d.value}".`,
  ),
  'month-wrong': sentence<{ option: string; value: string }>(
    (d) => `${d.option} cần một tháng như 2026-07 hoặc 07/2026, không phải "${d.value}".`,
    (d) => `${d.option} needs a month such as 2026-07 or 07/2026, not "${d.value}".`,
  ),
  'option-missing': sentence<{ option: string; usage: string }>(
    (d) => `Lệnh này cần ${d.option}. Ví dụ: ${d.usage}`,
    (d) => `This command needs ${d.option}. For example: ${d.usage}`,
  ),
  'norm-unknown': sentence<{ norm: string; norms: readonly string[] }>(
    (d) => `Không có bộ tiêu chí "${d.norm}". Hãy dùng một trong: ${d.norms.join(', ')}.`,
    (d) => `There is no norm "${d.norm}". Use one of: ${d.norms.join(', ')}.`,
  ),
  'nothing-to-judge': sentence<Record<never, never>>(
    () => 'Chưa có quan sát nào. Cho tệp bằng --input TỆP.jsonl (ghi ra bởi measure --keep-observation).',
    () =>
      'There is no observation. Give a file by --input FILE.jsonl (written by measure --keep-observation).',
  ),

  'not-a-name': sentence<{ input: string }>(
    (d) => `"${d.input}" không phải tên miền. Hãy viết như cafebalo.biz.vn hoặc quánphở.vn.`,
    (d) => `"${d.input}" is no domain name. Write it as cafebalo.biz.vn or quánphở.vn.`,
  ),
  'name-not-listed': sentence<{ name: string }>(
    (d) =>
      `Chưa danh sách nào có tên "${d.name}". Nhập danh sách: hien-dien import domains TỆP; hoặc xem ngay: hien-dien measure ${d.name}`,
    (d) =>
      `No list has the name "${d.name}" yet. Import a list: hien-dien import domains FILE; or look at it now: hien-dien measure ${d.name}`,
  ),

  // ── files in ──
  'file-missing': sentence<FileDetails>(
    (d) => `Không tìm thấy tệp "${d.path}". Hãy kiểm tra tên tệp và thư mục.`,
    (d) => `There is no file "${d.path}". Check its name and folder.`,
  ),
  'file-directory': sentence<FileDetails>(
    (d) => `"${d.path}" là thư mục, không phải tệp.`,
    (d) => `"${d.path}" is a folder, not a file.`,
  ),
  'file-unreadable': sentence<FileDetails & { reason: string }>(
    (d) => `Không đọc được tệp "${d.path}" (${d.reason}). Hãy kiểm tra quyền đọc.`,
    (d) => `The file "${d.path}" cannot be read (${d.reason}). Check the permission to read it.`,
  ),
  'file-empty': sentence<FileDetails>(
    (d) => `Tệp "${d.path}" trống: không có dòng nào để đọc.`,
    (d) => `The file "${d.path}" is empty: there is no line to read.`,
  ),
  'file-too-large': sentence<FileDetails & { bytes: number | null; limit: number }>(
    (d) =>
      `Tệp "${d.path}" ${d.bytes === null ? 'lớn hơn mức cho phép' : `lớn ${formatBytes(d.bytes, 'vi')}`}; danh sách chỉ được tới ${formatBytes(d.limit, 'vi')}. Hãy chia thành nhiều tệp.`,
    (d) =>
      `The file "${d.path}" ${d.bytes === null ? 'is larger than allowed' : `has ${formatBytes(d.bytes, 'en')}`}; a list may have ${formatBytes(d.limit, 'en')}. Split it into several files.`,
  ),
  'file-pdf': sentence<FileDetails>(
    (d) => `"${d.path}" là tệp PDF, dù tên tệp có thể nói khác. Hãy lưu danh sách thành .xlsx hoặc .csv.`,
    (d) => `"${d.path}" is a PDF, whatever its name says. Save the list as .xlsx or .csv.`,
  ),
  'file-old-excel': sentence<FileDetails>(
    (d) =>
      `"${d.path}" là tệp Excel kiểu cũ (.xls) hoặc có đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx.`,
    (d) =>
      `"${d.path}" is an old Excel file (.xls) or has a password. Open it in Excel, remove the password and save it as .xlsx.`,
  ),
  'file-no-list': sentence<FileDetails>(
    (d) => `"${d.path}" không phải danh sách. Hãy dùng tệp văn bản, .csv hoặc .xlsx.`,
    (d) => `"${d.path}" is no list. Use a text file, .csv or .xlsx.`,
  ),
  'file-old-encoding': sentence<FileDetails & { encoding: string }>(
    (d) =>
      `Tệp "${d.path}" dùng bảng mã ${d.encoding}. Hãy chuyển sang Unicode (UTF-8) rồi thử lại; Unikey làm được việc này.`,
    (d) =>
      `The file "${d.path}" is in the encoding ${d.encoding}. Convert it to Unicode (UTF-8) and try again.`,
  ),
  'csv-broken': sentence<FileDetails & { line: number }>(
    (d) => `Tệp "${d.path}" hỏng từ dòng ${d.line}: có dấu ngoặc kép mở mà không đóng.`,
    (d) => `The file "${d.path}" is broken from line ${d.line}: a quotation mark is opened and never closed.`,
  ),
  'workbook-broken': sentence<FileDetails>(
    (d) => `Tệp "${d.path}" hỏng, không mở được như một bảng tính .xlsx. Hãy mở bằng Excel và lưu lại.`,
    (d) =>
      `The file "${d.path}" is damaged and does not open as an .xlsx. Open it in Excel and save it again.`,
  ),
  'workbook-too-large': sentence<FileDetails & { bytes: number; limit: number }>(
    (d) =>
      `Tệp "${d.path}" bung ra ${formatBytes(d.bytes, 'vi')}, quá mức ${formatBytes(d.limit, 'vi')}; không mở. Hãy chép riêng cột tên miền sang tệp mới.`,
    (d) =>
      `The file "${d.path}" unpacks to ${formatBytes(d.bytes, 'en')}, over ${formatBytes(d.limit, 'en')}; it was not opened. Copy the column of names to a new file.`,
  ),
  'workbook-too-many': sentence<FileDetails & { entries: number; limit: number }>(
    (d) =>
      `Tệp "${d.path}" chứa ${formatInteger(d.entries, 'vi')} tệp con, quá mức ${formatInteger(d.limit, 'vi')}; không mở.`,
    (d) =>
      `The file "${d.path}" holds ${formatInteger(d.entries, 'en')} parts, over ${formatInteger(d.limit, 'en')}; it was not opened.`,
  ),
  'no-rows': sentence<FileDetails>(
    (d) => `Trong "${d.path}" không có dòng dữ liệu nào.`,
    (d) => `There is no row of data in "${d.path}".`,
  ),
  'column-missing': sentence<FileDetails & { column: string; columns: readonly string[] }>(
    (d) => `Trong "${d.path}" không có cột "${d.column}". Các cột có: ${quoted(d.columns)}.`,
    (d) => `There is no column "${d.column}" in "${d.path}". It has: ${quoted(d.columns)}.`,
  ),
  'column-unclear': sentence<FileDetails & { columns: readonly string[] }>(
    (d) =>
      `Không rõ cột nào trong "${d.path}" chứa tên miền. Hãy chỉ ra bằng --column; các cột có: ${quoted(d.columns)}.`,
    (d) =>
      `It is not clear which column of "${d.path}" holds the names. Say so by --column; it has: ${quoted(d.columns)}.`,
  ),
  'file-broken': sentence<FileDetails & { option: string; reason: string }>(
    (d) => `Tệp "${d.path}" của ${d.option} không dùng được: ${d.reason}`,
    (d) => `The file "${d.path}" of ${d.option} cannot be used: ${d.reason}`,
  ),
  'resume-not-jsonl': sentence<FileDetails & { line: number }>(
    (d) =>
      `Dòng ${d.line} của "${d.path}" không phải kết quả jsonl của lần đo trước. --resume cần tệp do --format jsonl ghi ra.`,
    (d) =>
      `Line ${d.line} of "${d.path}" is no jsonl answer of an earlier run. --resume needs a file written by --format jsonl.`,
  ),
  'resume-same-file': sentence<FileDetails>(
    (d) =>
      `--output và --resume cùng là "${d.path}": chỉ ghi tiếp được khi --format là jsonl. Hãy chọn tên tệp khác.`,
    (d) =>
      `--output and --resume are both "${d.path}": only --format jsonl can be continued. Choose another name.`,
  ),

  'means-broken': sentence<{ reason: string }>(
    (d) => `Không khởi động được phép đo với các tùy chọn đã cho: ${d.reason}`,
    (d) => `Measuring cannot begin with the options given: ${d.reason}`,
  ),

  'secret-broken': sentence<FileDetails>(
    (d) =>
      `Tệp khóa "${d.path}" hỏng: cần 64 chữ số thập lục phân. Hãy lấy lại bản sao của nó; đừng xóa, vì mã số đã lưu chỉ khớp với khóa cũ.`,
    (d) =>
      `The key file "${d.path}" is damaged: it needs 64 hexadecimal digits. Put its copy back; do not delete it, for stored codes match the old key only.`,
  ),
  'secret-unreadable': sentence<FileDetails & { reason: string }>(
    (d) => `Không đọc hoặc ghi được tệp khóa "${d.path}" (${d.reason}). Hãy kiểm tra quyền của thư mục.`,
    (d) =>
      `The key file "${d.path}" cannot be read or written (${d.reason}). Check the folder's permissions.`,
  ),

  'secret-differs': sentence<FileDetails>(
    (d) =>
      `Khóa "${d.path}" không phải khóa đã dùng cho cơ sở dữ liệu này, nên mã số trong danh sách sẽ không khớp với ai. Hãy đặt lại bản sao của khóa cũ vào đó.`,
    (d) =>
      `The key "${d.path}" is not the one this database was made with, so codes in lists would match nobody. Put the copy of the old key back there.`,
  ),
  'database-unreachable': sentence<{ reason: string }>(
    (d) =>
      `Không vào được cơ sở dữ liệu của DATABASE_URL (${d.reason}). Hãy kiểm tra địa chỉ, tên, mật khẩu, quyền tạo cơ sở dữ liệu, và máy chủ có đang chạy không.`,
    (d) =>
      `The database of DATABASE_URL cannot be entered (${d.reason}). Check address, name, password, the right to create databases, and whether the server runs.`,
  ),

  // ── files out, network ──
  'output-unwritable': sentence<FileDetails & { reason: string }>(
    (d) => `Không ghi được vào "${d.path}" (${d.reason}). Chưa đo gì cả.`,
    (d) => `"${d.path}" cannot be written (${d.reason}). Nothing was measured.`,
  ),
  'output-is-input': sentence<FileDetails>(
    (d) => `"${d.path}" vừa là tệp vào vừa là tệp ra. Hãy chọn tên khác cho --output.`,
    (d) => `"${d.path}" is both input and output. Choose another name for --output.`,
  ),
  'output-broken': sentence<FileDetails & { reason: string }>(
    (d) => `Đang ghi "${d.path}" thì hỏng (${d.reason}). Phần đã ghi vẫn còn.`,
    (d) => `Writing "${d.path}" failed (${d.reason}). What was written before is kept.`,
  ),
  'network-unusable': sentence<{ tried: readonly string[] }>(
    (d) =>
      `Mạng không dùng được: không máy chủ gốc DNS nào trả lời. Đã thử ${d.tried.join(', ')}. Hãy kiểm tra kết nối và cổng 53 (UDP, TCP).`,
    (d) =>
      `The network is unusable: no DNS root server answers. Tried ${d.tried.join(', ')}. Check the connection and port 53 (UDP, TCP).`,
  ),
} as const;

export type ProblemCode = keyof typeof catalogue;
export type ProblemDetails<Code extends ProblemCode> = Parameters<(typeof catalogue)[Code]['vi']>[0];

/** Thrown where a request cannot be met; caught once, where a sentence is printed. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly sentences: Record<Language, string>;
  constructor(code: ProblemCode, sentences: Record<Language, string>) {
    super(sentences.en);
    this.name = 'Problem';
    this.code = code;
    this.sentences = sentences;
  }
}

/** A problem of the catalogue with its details filled in. */
export function problem<Code extends ProblemCode>(code: Code, details: ProblemDetails<Code>): Problem {
  const entry = catalogue[code] as unknown as Sentence<ProblemDetails<Code>>;
  return new Problem(code, { vi: entry.vi(details), en: entry.en(details) });
}

/** What the operating system said, as a problem with a file that was to be read. */
export function readingProblem(path: string, error: unknown): Problem {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('file-missing', { path });
  if (code === 'EISDIR') return problem('file-directory', { path });
  return problem('file-unreadable', { path, reason: code });
}

/** The system's error code (`EACCES`), or the message where there is none. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
