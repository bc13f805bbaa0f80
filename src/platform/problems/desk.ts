/**
 * What a person can ask of a list handed in by a page, or of a name's measurement, that cannot be done; part of the
 * catalogue in problems.ts.
 */
import { formatDate, formatInstant, formatInteger } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

export const deskProblems = {
  // ── lists ──
  'upload-declaration-missing': sentence<{ path: string }>(
    (d) =>
      `Chưa nhận tệp "${d.path}" vì chưa có xác nhận rằng tệp không chứa bí mật nhà nước. Hãy đánh dấu vào ô xác nhận rồi gửi lại.`,
    (d) =>
      `The file "${d.path}" was not taken: nobody has declared it free of state secrets. Tick the declaration and send it again.`,
  ),
  'upload-day-ahead': sentence<{ asOf: string; today: string }>(
    (d) =>
      `Danh sách không thể là của ngày ${formatDate(d.asOf, 'vi')}: hôm nay mới ${formatDate(d.today, 'vi')}. Hãy sửa ngày của danh sách.`,
    (d) =>
      `A list cannot be of ${formatDate(d.asOf, 'en')}: today is ${formatDate(d.today, 'en')}. Correct the day of the list.`,
  ),
  'upload-day-unread': sentence<Record<never, never>>(
    () => 'Chưa rõ danh sách là của ngày nào. Hãy ghi ngày như 30/06/2026.',
    () => 'The day of the list is not known. Write it as 30/06/2026.',
  ),
  'upload-province-not-then': sentence<{ on: string }>(
    (d) =>
      `Tỉnh đã chọn không có trên bản đồ ngày ${formatDate(d.on, 'vi')}. Hãy chọn tỉnh của ngày đó, hoặc sửa ngày.`,
    (d) =>
      `The province is not on the map of ${formatDate(d.on, 'en')}. Choose one of that day, or correct the day.`,
  ),
  'upload-checked-anew': sentence<{ by: number }>(
    (d) => `Tệp này được kiểm tra lại theo ngày, loại hoặc cột khác, ở danh sách số ${d.by}.`,
    (d) => `This file is checked again with another day, kind or columns as list ${d.by}.`,
  ),
  'upload-file-gone': sentence<{ id: number }>(
    (d) =>
      `Không kiểm tra lại được danh sách số ${d.id}: tệp không còn, vì lần gửi trước đã hết hạn hoặc đã bị bỏ. Hãy gửi lại tệp.`,
    (d) =>
      `List ${d.id} could not be checked again: its file is gone, for what was sent before has run out or was taken back. Send the file again.`,
  ),
  'upload-unknown': sentence<{ id: number }>(
    (d) =>
      `Không có lần gửi danh sách số ${d.id} trong phạm vi của anh chị. Hãy mở lại trang danh sách đã gửi.`,
    (d) => `No list was handed in under number ${d.id} in your scope. Open the page of lists again.`,
  ),
  'upload-not-checked': sentence<{ id: number; status: string }>(
    (d) =>
      `Danh sách số ${d.id} không ở bước chờ ghi (trạng thái: ${d.status}), nên chưa ghi gì. Hãy tải lại trang để xem nó đang ở bước nào.`,
    (d) =>
      `List ${d.id} does not wait to be written (status: ${d.status}), so nothing was written. Load the page again to see where it stands.`,
  ),
  'upload-nothing-new': sentence<{ id: number; at: string }>(
    (d) =>
      `Chính tệp của danh sách số ${d.id} đã được nhập lúc ${formatInstant(d.at, 'vi')}; không còn gì để ghi. Hãy rút danh sách này.`,
    (d) =>
      `The very file of list ${d.id} was imported at ${formatInstant(d.at, 'en')}; nothing is left to write. Withdraw this list.`,
  ),
  'upload-report-changed': sentence<{ id: number }>(
    (d) =>
      `Sổ đã thay đổi từ khi danh sách số ${d.id} được kiểm tra, nên chưa ghi gì. Kết quả kiểm tra mới ở dưới; nếu đồng ý, hãy bấm ghi lần nữa.`,
    (d) =>
      `The register has changed since list ${d.id} was checked, so nothing was written. The new result is below; if it is as wanted, write it again.`,
  ),
  'upload-expired': sentence<{ id: number; days: number }>(
    (d) =>
      `Danh sách số ${d.id} chờ quá ${formatInteger(d.days, 'vi')} ngày mà không được ghi, nên tệp đã bị xóa. Hãy gửi lại tệp.`,
    (d) =>
      `List ${d.id} waited for more than ${formatInteger(d.days, 'en')} days without being written, so its file was deleted. Send it again.`,
  ),
  'upload-failed': sentence<{ id: number }>(
    (d) =>
      `Hệ thống đã thử nhiều lần mà không xử lý được danh sách số ${d.id}; chưa ghi gì. Đây là lỗi của hệ thống, hãy báo người quản trị kèm số này rồi gửi lại tệp.`,
    (d) =>
      `The system tried list ${d.id} several times and could not handle it; nothing was written. The fault is ours: tell the administrator this number, then send the file again.`,
  ),

  // ── measure again now ──
  'ask-name-unknown': sentence<{ domainId: number }>(
    (d) =>
      `Không có tên miền số ${d.domainId} trong phạm vi của anh chị. Hãy tìm lại tên miền trong danh sách.`,
    (d) => `There is no name with number ${d.domainId} in your scope. Look the name up in the list again.`,
  ),
  'ask-too-soon': sentence<{ name: string; notBefore: string }>(
    (d) =>
      `${d.name} vừa được đo; để không làm phiền máy chủ của họ, hãy đo lại sau ${formatInstant(d.notBefore, 'vi')}.`,
    (d) =>
      `${d.name} was measured a moment ago; to spare its servers, measure it again after ${formatInstant(d.notBefore, 'en')}.`,
  ),
  'ask-too-many': sentence<{ limit: number; notBefore: string }>(
    (d) =>
      `Mỗi tài khoản được yêu cầu đo lại ${formatInteger(d.limit, 'vi')} lần một giờ và anh chị đã dùng hết; hãy tiếp tục sau ${formatInstant(d.notBefore, 'vi')}. Muốn đo nhiều tên, hãy nhờ phòng quản trị mở một lượt đo.`,
    (d) =>
      `An account may ask for ${formatInteger(d.limit, 'en')} measurements an hour and yours are used up; go on after ${formatInstant(d.notBefore, 'en')}. To measure many names have the administrator start a run.`,
  ),
} as const;
