/**
 * What a person can ask of a list that is to be kept and that cannot be done; part of the catalogue in problems.ts.
 */
import { formatInteger } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

interface FileDetails {
  /** As the person wrote it; `-` is standard input. */
  path: string;
}

export const tablesProblems = {
  'workbook-macros': sentence<FileDetails>(
    (d) =>
      `"${d.path}" có macro, không nhận. Hãy mở bằng Excel, lưu thành "Sổ làm việc Excel (.xlsx)" rồi thử lại.`,
    (d) =>
      `"${d.path}" holds macros and is not taken. Open it in Excel, save it as "Excel Workbook (.xlsx)" and try again.`,
  ),
  'workbook-links': sentence<FileDetails>(
    (d) =>
      `"${d.path}" có liên kết lấy dữ liệu từ tệp hay nguồn khác, không nhận. Hãy chép danh sách sang sổ mới bằng "Dán giá trị" rồi thử lại.`,
    (d) =>
      `"${d.path}" takes data from other files or sources and is not taken. Copy the list to a new workbook by "Paste values" and try again.`,
  ),
  'workbook-dtd': sentence<FileDetails>(
    (d) =>
      `"${d.path}" có khai báo DTD mà Excel không bao giờ ghi, không nhận. Hãy mở bằng Excel và lưu lại; nếu tệp do người lạ gửi, đừng mở.`,
    (d) =>
      `"${d.path}" has a DTD, which Excel never writes, and is not taken. Open it in Excel and save it again; if a stranger sent it, do not open it.`,
  ),
  'workbook-texts': sentence<FileDetails & { limit: number }>(
    (d) =>
      `"${d.path}" có hơn ${formatInteger(d.limit, 'vi')} đoạn chữ khác nhau, quá sức một danh sách .xlsx; hãy lưu thành .csv.`,
    (d) =>
      `"${d.path}" has more than ${formatInteger(d.limit, 'en')} different texts, too many for an .xlsx list; save it as .csv.`,
  ),
  'list-secret': sentence<FileDetails & { marking: string }>(
    (d) =>
      `"${d.path}" mang dấu "${d.marking}", không nhận và không lưu gì. Hệ thống này không được chứa bí mật nhà nước.`,
    (d) =>
      `"${d.path}" is marked "${d.marking}" and is not taken; nothing of it was kept. This system may not hold state secrets.`,
  ),
} as const;
