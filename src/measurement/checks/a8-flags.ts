/**
 * A8-injected, A8-phishing, A8-malware, A8-defaced: suspicions about the page a visitor ends on.
 *
 * Four checks of one shape: warn when enough independent marks agree, pass with what was seen otherwise. A suspicion is
 * never a fail: somebody has to look.
 */

import type { JudgeContext } from '../check.ts';
import { type Advice, type Check, defineCheck, type Evidence, type Outcome } from '../check.ts';
import { weighFlag } from '../content/flags.ts';
import { decideState } from '../content/state.ts';
import type { Observation } from '../observation.ts';
import type { ContentFlag, ContentState, InapplicableReason } from '../vocabulary.ts';

type Gate = Extract<Outcome, { verdict: 'not-applicable' } | { verdict: 'not-measured' }>;

/** Why there is no page of the name's own to look at. States that are absent have one, or `no-page` says enough. */
const withoutPage: { readonly [state in ContentState]?: InapplicableReason } = {
  unregistered: 'no-name',
  no_web_address: 'no-web-address',
  unreachable: 'no-website',
  redirect_social: 'foreign-page',
  redirect_marketplace: 'foreign-page',
};

function gate(observation: Observation, context: JudgeContext): Gate {
  const { state, fault } = decideState(observation, context);
  const evidence = { state };
  if (observation.dns.invalidName) return { verdict: 'not-applicable', reason: 'not-a-name', evidence };
  if (state === 'blocked') return { verdict: 'not-measured', reason: 'challenge', evidence };
  if (state === 'not_measured') return { verdict: 'not-measured', reason: fault ?? 'malformed', evidence };
  return { verdict: 'not-applicable', reason: withoutPage[state] ?? 'no-page', evidence };
}

function flagCheck<const Cause extends string>(
  flag: ContentFlag,
  cause: NoInfer<Cause>,
  check: Pick<Check<Cause>, 'id' | 'slug' | 'title' | 'advice'>,
): Check<Cause> {
  return defineCheck<Cause>({
    ...check,
    category: 'content',
    profile: 'presence',
    verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
    judge(observation, context) {
      const weighed = weighFlag(flag, observation, context);
      if (weighed === null) return gate(observation, context);
      const seen = weighed.signals.slice(0, 6).map(({ id, seen }) => `${id}: ${seen}`);
      const evidence: Evidence = { url: observation.web.page?.url.slice(0, 200) ?? '', signals: seen };
      return weighed.raised ? { verdict: 'warn', reason: cause, evidence } : { verdict: 'pass', evidence };
    },
  });
}

function advise(vi: readonly [string, string], en: readonly [string, string]): Advice {
  return { vi: { owner: vi[0], provider: vi[1] }, en: { owner: en[0], provider: en[1] } };
}

export const injectedContent = flagCheck('injected', 'injected-content', {
  id: 'A8-injected',
  slug: 'injected-content',
  title: { vi: 'Không có nội dung lạ bị chèn vào trang', en: 'No foreign content injected into the page' },
  advice: {
    'injected-content': advise(
      [
        'Có dấu hiệu trang bị người lạ chèn nội dung cờ bạc, cho vay hoặc thuốc, thường ở chỗ mắt không thấy. Đây là nghi vấn, cần người xem lại. Hãy báo nhà cung cấp, đổi mật khẩu quản trị và nhờ họ làm sạch trang.',
        'Ít nhất hai dấu hiệu độc lập (xem chứng cứ): từ ngữ hoặc liên kết ẩn, liên kết ra nhiều tên miền, khác ngôn ngữ, hoặc chỉ hiện cho máy tìm kiếm. So tệp với bản gốc, tìm tệp PHP lạ và người dùng lạ, cập nhật CMS và phần mở rộng, đổi mọi mật khẩu, rồi yêu cầu lập chỉ mục lại.',
      ],
      [
        'There are signs that strangers put gambling, loan or pill content into your page, mostly where the eye does not see it. It is a suspicion; somebody should look. Tell your provider, change the administrator password and have the site cleaned.',
        'At least two independent signs (see the evidence): hidden words or links, links to many domains, another language, or content for search engines only. Compare files with the originals, look for foreign PHP files and users, update CMS and plug-ins, change all passwords, then ask for re-indexing.',
      ],
    ),
  },
});

export const phishingSuspicion = flagCheck('phishing', 'phishing-suspicion', {
  id: 'A8-phishing',
  slug: 'phishing-suspicion',
  title: {
    vi: 'Không có dấu hiệu giả mạo để lấy thông tin',
    en: 'No sign of passing itself off as somebody else',
  },
  advice: {
    'phishing-suspicion': advise(
      [
        'Trang này trông giống trang của một ngân hàng, ví hoặc cơ quan khác và hỏi thông tin bí mật. Đây là nghi vấn, cần người xem lại. Nếu anh chị không làm trang đó, tên miền hoặc hosting có thể đã bị chiếm: hãy gọi nhà cung cấp ngay.',
        'Ít nhất hai dấu hiệu độc lập: tên thương hiệu trên tên miền không phải của họ, tên gần giống, biểu mẫu hỏi mật khẩu/OTP/thẻ, biểu mẫu gửi sang tên miền khác. Nếu là trang chiếm quyền: gỡ xuống, giữ nhật ký và báo Trung tâm Giám sát an toàn không gian mạng quốc gia.',
      ],
      [
        'The page looks like that of a bank, wallet or public body and asks for secrets. It is a suspicion; somebody should look. If you did not make it, your name or hosting may have been taken over: call your provider at once.',
        'At least two independent signs: a brand on a name that is not its own, a look-alike name, a form asking for password, OTP or card, a form that posts to another domain. If it was planted: take it down, keep the logs and report it to the national cyber security centre.',
      ],
    ),
  },
});

export const malwareScript = flagCheck('malware_script', 'malware-script', {
  id: 'A8-malware',
  slug: 'malware-script',
  title: { vi: 'Không có mã độc trong trang', en: 'No malicious script in the page' },
  advice: {
    'malware-script': advise(
      [
        'Trong trang có đoạn mã giống mã độc, có thể gây hại cho máy của khách. Đây là nghi vấn, cần người xem lại. Hãy báo nhà cung cấp làm sạch trang và đổi mật khẩu quản trị.',
        'Đoạn mã trong bằng chứng trùng mẫu đã biết (bộ nạp, đào tiền ảo, đánh cắp thẻ, lệnh dán vào máy) hoặc bị che giấu dày đặc. Tìm nguồn chèn (theme, phần mở rộng, trình quản lý thẻ, cơ sở dữ liệu), làm sạch, cập nhật; thêm Content-Security-Policy và SRI.',
      ],
      [
        'Your page holds a script that looks malicious and could harm your visitors. It is a suspicion; somebody should look. Ask your provider to clean the site, and change the administrator password.',
        'The script in the evidence matches a known pattern (loader, miner, card skimmer, clipboard command) or is densely obfuscated. Find where it is put in (theme, plug-in, tag manager, database), clean and update; add a Content-Security-Policy and SRI.',
      ],
    ),
  },
});

export const defacedPage = flagCheck('defaced', 'defaced-page', {
  id: 'A8-defaced',
  slug: 'defaced-page',
  title: {
    vi: 'Trang không bị thay bằng trang của kẻ phá hoại',
    en: 'The page has not been replaced by vandals',
  },
  advice: {
    'defaced-page': advise(
      [
        'Trang có vẻ đã bị kẻ xấu thay bằng lời nhắn của họ. Hãy báo nhà cung cấp khôi phục từ bản sao lưu và đổi hết mật khẩu.',
        'Tiêu đề hoặc nội dung mang lời nhận phá hoại. Giữ nhật ký, khôi phục bản sạch, vá lỗ hổng đã bị dùng trước khi mở lại, đổi mọi mật khẩu.',
      ],
      [
        'Your page seems to have been replaced by a vandal’s message. Ask your provider to restore a backup, and change all passwords.',
        'Title or text claims a defacement. Keep the logs, restore a clean copy, close the hole that was used before reopening, change all passwords.',
      ],
    ),
  },
});

/** All four, in the order of the catalogue. */
export const flagChecks = [injectedContent, phishingSuspicion, malwareScript, defacedPage] as const;
