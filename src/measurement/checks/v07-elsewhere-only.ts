/**
 * V7: the name shows a page of its own, not only a stall or profile on somebody else's platform.
 *
 * Information: a profile is a presence too, and whether a stall counts is a setting of the norm. What A8 calls
 * redirect_social and redirect_marketplace is told to the owner here.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { placeholders, stateOf } from './shared-duties.ts';
import { cut, notApplicable, notMeasured, websiteGate } from './shared-web.ts';

type Cause = 'social-only' | 'marketplace-only' | 'other-domain';

const causes: { [state: string]: Cause } = {
  redirect_social: 'social-only',
  redirect_marketplace: 'marketplace-only',
  redirect_other: 'other-domain',
};

function judge(observation: Observation, context: JudgeContext): Outcome<Cause> {
  const state = stateOf(observation, context);
  const { page, chains } = observation.web;
  const last = chains.find(({ hops }) => hops.length > 1)?.hops.at(-1)?.url;
  const evidence = { state, endsAt: cut(page?.url ?? last ?? '') };
  const cause = causes[state];
  if (cause) return { verdict: 'info', reason: cause, evidence };
  const ended = websiteGate(observation);
  if (ended) return ended;
  if (!page || page.status >= 400) {
    return state === 'blocked' ? notMeasured('challenge', evidence) : notApplicable('no-page', evidence);
  }
  // A parked name or a notice of suspension is no page of its own; A8 says what it is.
  if (placeholders.has(state)) return notApplicable('placeholder', evidence);
  return { verdict: 'pass', evidence };
}

export const elsewhereOnly = defineCheck({
  id: 'V7',
  slug: 'elsewhere-only',
  title: { vi: 'Tên miền có trang riêng', en: 'The name has a page of its own' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'social-only': advise(
      [
        'Tên miền chỉ dẫn sang trang mạng xã hội. Trang đó có thể bị khóa bất cứ lúc nào; một trang nhỏ của riêng mình (tên, địa chỉ, giờ mở cửa, giá) thì không. Hãy hỏi nhà đăng ký: chương trình có gói website miễn phí.',
        'Chuyển hướng sang nền tảng mạng xã hội (xem chứng cứ). Dựng trang tĩnh tối thiểu trên tên miền và đặt liên kết mạng xã hội trong đó.',
      ],
      [
        'The name only leads to a social network. That profile can be locked any day; a small page of your own (name, address, hours, prices) cannot. Ask your registrar: the programme has free website packages.',
        'The name redirects to a social network (see the evidence). Put up a minimal static page on the name and link the profile from it.',
      ],
    ),
    'marketplace-only': advise(
      [
        'Tên miền chỉ dẫn sang gian hàng trên sàn. Hãy làm một trang nhỏ của riêng mình rồi đặt liên kết gian hàng vào đó, để khách vẫn tìm thấy khi sàn thay đổi.',
        'Chuyển hướng sang sàn thương mại điện tử (xem chứng cứ). Dựng trang tĩnh tối thiểu trên tên miền và liên kết gian hàng từ đó.',
      ],
      [
        'The name only leads to a stall on a marketplace. Make a small page of your own and link the stall from it, so that customers still find you when the marketplace changes.',
        'The name redirects to a marketplace (see the evidence). Put up a minimal static page on the name and link the stall from it.',
      ],
    ),
    'other-domain': advise(
      [
        'Tên miền dẫn sang một tên miền khác. Nếu đó cũng là trang của anh chị thì không sao; nếu không phải, hãy báo nhà cung cấp.',
        'Chuỗi chuyển hướng kết thúc ở tên miền đăng ký khác (xem chứng cứ). Cân nhắc dùng tên .vn làm tên chính.',
      ],
      [
        'The name leads to another domain. If that is your page too, all is well; if not, tell your provider.',
        'The redirects end on another registrable domain (see the evidence). Consider making the .vn name the main one.',
      ],
    ),
  },
  judge,
});
