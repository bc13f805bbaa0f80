/**
 * What the administrator may ask of another house's sign-in (OIDC), and what a person is told whose sign-in there was less;
 * part of the catalogue in problems.ts.
 */
import { formatDuration } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

export const oidcStrengthProblems = {
  'oidc-too-weak': sentence<{ provider: string; wanted: readonly string[] }>(
    (d) =>
      `${d.provider} không xác nhận anh chị đã đăng nhập ở mức hệ thống này đòi (${d.wanted.join(' hoặc ')}). Hãy đăng xuất ở đó, đăng nhập lại kèm bước thứ hai rồi thử lại; nếu vẫn vậy, hãy báo quản trị viên của tỉnh.`,
    (d) =>
      `${d.provider} did not confirm that you signed in at the level this system asks for (${d.wanted.join(' or ')}). Sign out there, sign in again with a second step and try again; if it repeats, tell the administrator of the province.`,
  ),
  'oidc-too-old': sentence<{ provider: string; maxAgeSeconds: number }>(
    (d) =>
      `Lần đăng nhập của anh chị ở ${d.provider} đã quá ${formatDuration(d.maxAgeSeconds, 'vi')}. Hãy đăng xuất ở đó, đăng nhập lại rồi thử lại.`,
    (d) =>
      `Your sign-in at ${d.provider} is older than ${formatDuration(d.maxAgeSeconds, 'en')}. Sign out there, sign in again and try again.`,
  ),
  'oidc-time-missing': sentence<{ provider: string }>(
    (d) =>
      `${d.provider} không cho biết anh chị đăng nhập ở đó lúc nào (auth_time), mà hệ thống này đòi phải biết. Hãy đăng nhập bằng mật khẩu và báo quản trị viên của tỉnh.`,
    (d) =>
      `${d.provider} does not say when you signed in there (auth_time), and this system has to know. Sign in by password and tell the administrator of the province.`,
  ),
  'oidc-max-age-wrong': sentence<{ value: string; most: number }>(
    (d) =>
      `HIEN_DIEN_OIDC_MAX_AGE cần số giây nguyên từ 0 đến ${d.most}, không phải "${d.value}". Ví dụ 28800 là 8 giờ.`,
    (d) =>
      `HIEN_DIEN_OIDC_MAX_AGE needs a whole number of seconds from 0 to ${d.most}, not "${d.value}". 28800 is 8 hours.`,
  ),
};
