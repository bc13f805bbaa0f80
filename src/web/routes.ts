/**
 * The one table of addresses. Words of the address are Vietnamese without marks; what is removed here should lead on to
 * where it went.
 */
import { index, type RouteConfig, route } from '@react-router/dev/routes';

export default [
  index('pages/today/home.tsx'),

  // vào
  route('dang-nhap', 'pages/sign-in/sign-in.tsx'),
  route('dang-nhap/xac-thuc', 'pages/sign-in/second-factor.tsx'),
  route('dang-nhap/khoa', 'pages/sign-in/passkey.ts'),
  route('dang-nhap/lien-ket', 'pages/sign-in/provider-start.ts'),
  route('dang-nhap/tro-ve', 'pages/sign-in/provider-return.tsx'),
  route('chon-vi-tri', 'pages/sign-in/choose-post.tsx'),
  route('xac-nhan-lai', 'pages/sign-in/confirm-again.tsx'),
  route('dang-xuat', 'pages/sign-in/sign-out.ts'),
  route('bat-dau/:secret', 'pages/sign-in/first-start.tsx'),
  route('bat-dau/:secret/mau', 'pages/sign-in/sample-progress.tsx'),
  route('bat-dau-tinh', 'pages/sign-in/first-post.tsx'),
  route('kich-hoat/:secret', 'pages/sign-in/activate.tsx'),

  // tài khoản
  route('toi', 'pages/account/account.tsx'),
  route('toi/mat-khau', 'pages/account/password.tsx'),
  route('toi/ung-dung', 'pages/account/authenticator.tsx'),
  route('toi/khoa', 'pages/account/passkeys.tsx'),
  route('toi/khoa/them', 'pages/account/passkey-add.ts'),
  route('quan-tri/tai-khoan', 'pages/accounts/accounts.tsx'),
  route('quan-tri/tai-khoan.csv', 'pages/accounts/accounts-csv.ts'),
  route('quan-tri/tai-khoan/moi', 'pages/accounts/new-account.tsx'),
  route('quan-tri/tai-khoan/hang-loat', 'pages/accounts/bulk.tsx'),
  route('quan-tri/tai-khoan/phieu', 'pages/accounts/bulk-sheets.tsx'),
  route('quan-tri/tai-khoan/:id', 'pages/accounts/account.tsx'),
  route('quan-tri/vi-tri', 'pages/accounts/posts.tsx'),
  route('quan-tri/vi-tri/:id', 'pages/accounts/post.tsx'),
  route('quan-tri/vi-tri/:id/ban-giao', 'pages/accounts/hand-over.tsx'),

  // hiện diện
  route('hien-dien', 'pages/presence/home.tsx'),
  route('hien-dien/:code', 'pages/presence/unit.tsx'),
  route('hien-dien/:code/xa.csv', 'pages/presence/parts-csv.ts'),
  route('hien-dien/:code/ten', 'pages/presence/names.tsx'),
  route('hien-dien/:code/ten.csv', 'pages/presence/names-csv.ts'),
  route('ten-mien/:name', 'pages/presence/domain.tsx'),
  route('ten-mien/:name/do-lai/:id', 'pages/presence/ask.tsx'),

  // bản đồ & xếp hạng
  route('xep-hang', 'pages/ranking/ranking.tsx'),
  route('xep-hang.csv', 'pages/ranking/ranking-csv.ts'),

  // địa giới
  route('dia-gioi', 'pages/territory/map-of-day.tsx'),
  route('dia-gioi/:key', 'pages/territory/unit.tsx'),

  // quản trị
  route('quan-tri', 'pages/admin/home.tsx'),
  route('quan-tri/cai-dat', 'pages/admin/settings.tsx'),
  route('quan-tri/gia-dinh', 'pages/assumptions/list.tsx'),
  route('quan-tri/gia-dinh.csv', 'pages/assumptions/register-csv.ts'),
  route('quan-tri/gia-dinh/de-xuat/:id', 'pages/assumptions/change.tsx'),
  route('quan-tri/gia-dinh/de-xuat/:id/so-lieu.csv', 'pages/assumptions/figures-csv.ts'),
  route('quan-tri/gia-dinh/de-xuat/:id/quyet-dinh', 'pages/assumptions/second-person.tsx'),
  route('quan-tri/gia-dinh/:key', 'pages/assumptions/one.tsx'),
  route('quan-tri/gia-dinh/:key/de-xuat', 'pages/assumptions/new-change.tsx'),
  route('quan-tri/gia-dinh/:key/xac-nhan', 'pages/assumptions/propose-confirmation.tsx'),
  route('quan-tri/luot-do', 'pages/runs/runs.tsx'),
  route('quan-tri/nhat-ky', 'pages/audit/audit.tsx'),
  route('quan-tri/nhat-ky.csv', 'pages/audit/audit-csv.ts'),

  // đối tượng & tên miền
  route('doi-tuong', 'pages/register/subjects.tsx'),
  route('doi-tuong.csv', 'pages/register/subjects-csv.ts'),
  route('doi-tuong/:id', 'pages/register/subject.tsx'),
  route('nhap', 'pages/register/uploads.tsx'),
  route('nhap/moi', 'pages/register/new-upload.tsx'),
  route('nhap/:id', 'pages/register/upload.tsx'),
  route('nhap/:id/dong-loi.csv', 'pages/register/rejected-csv.ts'),
  route('xem-xet', 'pages/register/reviews.tsx'),
  route('xem-xet/:id', 'pages/register/review.tsx'),
  route('so-dang-ky', 'pages/register/counts.tsx'),
  route('so-dang-ky/moi', 'pages/register/new-count.tsx'),
  route('so-dang-ky/:id', 'pages/register/count.tsx'),

  route('*', 'pages/not-found.tsx'),
] satisfies RouteConfig;
