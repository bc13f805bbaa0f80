/**
 * V5: nobody has planted gambling, loans, pills or adult pages in the site. Reads the signals of the flag `injected`.
 *
 * Two independent signals make a suspicion, never a verdict; one alone is shown as information, because a newspaper may
 * write about gambling and a pharmacy about pills. Whether search engines are shown something else was looked at only
 * with --cloak-check.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import { weighFlag } from '../content/flags.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { readablePage } from './shared-duties.ts';
import { cut } from './shared-web.ts';

function judge(observation: Observation, context: JudgeContext): Outcome<'suspected' | 'single-sign'> {
  const read = readablePage(observation, context);
  if ('ended' in read) return read.ended;
  const decision = weighFlag('injected', observation, context);
  const signals = decision?.signals ?? [];
  const evidence = {
    url: cut(read.page.url),
    signals: signals.slice(0, 8).map(({ id, seen }) => `${id}: ${cut(seen, 120)}`),
    cloakChecked: observation.web.cloaked !== null,
  };
  if (decision?.raised) return { verdict: 'warn', reason: 'suspected', evidence };
  if (signals.length > 0) return { verdict: 'info', reason: 'single-sign', evidence };
  return { verdict: 'pass', evidence };
}

export const injection = defineCheck({
  id: 'V5',
  slug: 'injection',
  title: { vi: 'Không bị chèn nội dung cờ bạc, vay nặng lãi', en: 'No gambling, loan or pill pages planted' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'warn', 'info', 'not-applicable', 'not-measured'],
  advice: {
    suspected: advise(
      [
        'Trang có dấu hiệu bị chèn nội dung cờ bạc, vay nóng, thuốc hoặc khiêu dâm mà anh chị không thấy khi mở bình thường. Hãy báo ngay cho người làm web: đổi mật khẩu, xóa phần bị chèn, cập nhật phần mềm.',
        'Xem từng dấu hiệu trong chứng cứ (liên kết ẩn, chữ ẩn, liên kết lạ). Tìm tệp và người dùng quản trị lạ, cập nhật lõi, giao diện, tiện ích; đổi mọi mật khẩu; kiểm tra lại bằng --cloak-check. Trình báo theo hướng dẫn của cơ quan ứng cứu sự cố nếu mất dữ liệu.',
      ],
      [
        'There are signs that gambling, loan, pill or adult content was planted in your site where you do not see it. Tell whoever makes the site at once: change passwords, remove what was planted, update the software.',
        'See each sign in the evidence (hidden links, hidden text, strange targets). Look for unknown files and administrators; update core, themes and plugins; change all passwords; check again with --cloak-check.',
      ],
    ),
    'single-sign': advise(
      [
        'Có một dấu hiệu đơn lẻ, chưa đủ để nghi ngờ. Nếu anh chị không viết nội dung nêu trong chứng cứ, hãy nhờ người làm web xem lại.',
        'Một dấu hiệu đơn lẻ (xem chứng cứ). So với nội dung gốc; nếu không phải của chủ trang, xử lý như trang bị chèn mã.',
      ],
      [
        'There is a single sign, not enough for a suspicion. If you did not write what the evidence shows, ask whoever makes the site to look.',
        'A single sign (see the evidence). Compare with the original content; if it is not the owner’s, treat the site as tampered with.',
      ],
    ),
  },
  judge,
});
