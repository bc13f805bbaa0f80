/**
 * What a person who proposes, confirms or refuses another value of an assumption can be told; part of the catalogue in
 * problems.ts.
 */
import { sentence } from '../problem-sentence.ts';

const words = {
  title: { vi: 'nội dung giả định', en: 'what is assumed, in words' },
  source: { vi: 'nguồn', en: 'the source' },
  document: { vi: 'văn bản làm căn cứ', en: 'the document it rests on' },
  reason: { vi: 'lý do', en: 'the reason' },
  comment: { vi: 'lý do không đồng ý', en: 'why it is refused' },
} as const;

const decided: Record<'vi' | 'en', Record<string, string>> = {
  vi: { confirmed: 'được xác nhận', refused: 'bị từ chối', withdrawn: 'được rút', stale: 'hết hiệu lực' },
  en: { confirmed: 'confirmed', refused: 'refused', withdrawn: 'withdrawn', stale: 'overtaken' },
};

export type ProposalField = keyof typeof words;

export const assumptionsProblems = {
  'assumption-unknown': sentence<{ key: string }>(
    (d) => `Không có giả định "${d.key}". Hãy chọn một giả định trong danh sách.`,
    (d) => `There is no assumption "${d.key}". Choose one from the list.`,
  ),
  'proposal-field-missing': sentence<{ field: ProposalField }>(
    (d) => `Còn thiếu ${words[d.field].vi}. Hãy ghi rõ, người xác nhận sẽ dựa vào đó.`,
    (d) => `Missing: ${words[d.field].en}. Write it down; whoever confirms will rely on it.`,
  ),
  'proposal-day-wrong': sentence<{ given: string }>(
    (d) => `"${d.given}" không phải là một ngày. Hãy ghi ngày bắt đầu áp dụng như 2026-12-01.`,
    (d) => `"${d.given}" is no day. Write the first day on which it holds as 2026-12-01.`,
  ),
  'proposal-open': sentence<{ key: string; id: number; by: string }>(
    (d) =>
      `Giả định "${d.key}" đang có đề xuất số ${d.id} của ${d.by} chờ quyết định. Hãy quyết định hoặc rút đề xuất đó trước.`,
    (d) =>
      `The assumption "${d.key}" has proposal ${d.id} by ${d.by} waiting for a decision. Decide or withdraw that one first.`,
  ),
  'proposal-changes-nothing': sentence<{ key: string }>(
    (d) =>
      `Giá trị đề xuất cho "${d.key}" đúng là giá trị đang dùng. Nếu muốn xác nhận giá trị này, hãy chọn "Xác nhận giữ nguyên".`,
    (d) => `The value proposed for "${d.key}" is the one in force. To confirm it as it is, choose "Confirm".`,
  ),
  'assumption-confirmed': sentence<{ key: string; by: string }>(
    (d) => `Giả định "${d.key}" đã được ${d.by} xác nhận. Không cần xác nhận lại.`,
    (d) => `The assumption "${d.key}" was confirmed by ${d.by} already. There is nothing left to confirm.`,
  ),
  'proposal-unknown': sentence<{ id: number }>(
    (d) => `Không có đề xuất số ${d.id}. Hãy mở lại danh sách giả định.`,
    (d) => `There is no proposal ${d.id}. Open the list of assumptions again.`,
  ),
  'proposal-decided': sentence<{ id: number; decision: string; by: string | null }>(
    (d) =>
      `Đề xuất số ${d.id} đã ${decided.vi[d.decision] ?? 'đóng'}${d.by === null ? '' : ` bởi ${d.by}`}, không quyết định lại được. Nếu cần, hãy lập đề xuất mới.`,
    (d) =>
      `Proposal ${d.id} was ${decided.en[d.decision] ?? 'closed'}${d.by === null ? '' : ` by ${d.by}`} and cannot be decided again. Make a new one if it is needed.`,
  ),
  'proposal-same-person': sentence<{ id: number }>(
    (d) =>
      `Đề xuất số ${d.id} do chính anh chị lập. Cần một người khác xác nhận hoặc từ chối; anh chị chỉ có thể rút lại.`,
    (d) =>
      `Proposal ${d.id} is your own. Somebody else has to confirm or refuse it; you can only withdraw it.`,
  ),
  'proposal-of-another': sentence<{ id: number; by: string }>(
    (d) => `Chỉ ${d.by} rút được đề xuất số ${d.id}. Nếu không đồng ý, hãy từ chối đề xuất.`,
    (d) => `Only ${d.by} can withdraw proposal ${d.id}. If you do not agree, refuse it.`,
  ),
  'proposal-not-previewed': sentence<{ id: number }>(
    (d) => `Đề xuất số ${d.id} chưa tính xong các số liệu sẽ đổi. Hãy đợi rồi tải lại trang.`,
    (d) =>
      `The figures that proposal ${d.id} would change are still being worked out. Wait, then load the page again.`,
  ),
  'proposal-preview-old': sentence<{ id: number }>(
    (d) => `Số liệu đã đổi từ lúc xem trước đề xuất số ${d.id}. Hãy xem trước lại, đọc kết quả rồi xác nhận.`,
    (d) =>
      `Figures have moved since proposal ${d.id} was previewed. Preview it again, read the result, then confirm.`,
  ),
  'proposal-base-moved': sentence<{ id: number; key: string; version: number }>(
    (d) =>
      `Giả định "${d.key}" nay đã có phiên bản ${d.version}, đề xuất số ${d.id} dựa trên phiên bản trước. Hãy lập đề xuất mới.`,
    (d) =>
      `The assumption "${d.key}" is now at version ${d.version}; proposal ${d.id} stands on an earlier one. Make a new proposal.`,
  ),
} as const;
