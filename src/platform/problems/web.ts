/** What keeps the web from starting. */
import { sentence } from '../problem-sentence.ts';

export const webProblems = {
  'pages-not-built': sentence<Record<never, never>>(
    () => 'Các trang chưa được dựng. Hãy chạy: npm run build; hoặc khởi động bằng: npm start',
    () => 'The pages have not been built. Run: npm run build; or start by: npm start',
  ),
  'port-not-free': sentence<{ port: number; reason: string }>(
    (d) =>
      d.reason === 'EADDRINUSE'
        ? `Cổng ${d.port} đang có chương trình khác dùng. Chọn cổng khác: npm start -- --port ${d.port + 1}`
        : `Không mở được cổng ${d.port} (${d.reason}). Chọn cổng khác: npm start -- --port 8826`,
    (d) =>
      d.reason === 'EADDRINUSE'
        ? `Port ${d.port} is in use by another program. Choose another: npm start -- --port ${d.port + 1}`
        : `Port ${d.port} cannot be opened (${d.reason}). Choose another: npm start -- --port 8826`,
  ),
  'origin-wrong': sentence<{ value: string }>(
    (d) =>
      `HIEN_DIEN_ORIGIN cần địa chỉ như https://hiendien.tinh.gov.vn, không phải "${d.value}". Ngoài máy này phải là https.`,
    (d) =>
      `HIEN_DIEN_ORIGIN needs an address such as https://hiendien.tinh.gov.vn, not "${d.value}". Beyond this machine it must be https.`,
  ),
  'login-unknown': sentence<{ login: string }>(
    (d) => `Không có tài khoản nào tên "${d.login}". Tên đăng nhập xem ở trang Tài khoản và vị trí.`,
    (d) => `There is no account "${d.login}". Logins are listed on the page of accounts and posts.`,
  ),
};
