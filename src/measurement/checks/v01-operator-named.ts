/**
 * V1: the page says who runs it, where, and how to reach them. Three parts, each its own finding: name, address, contact.
 *
 * A part that is missing warns: the words are recognised, not understood, and the duty's own articles were read in
 * secondary sources only (docs/checks/V1.md). A page on which all three are missing is anonymous, and that fails.
 */
import { defineCheck, type Evidence, type JudgeContext, type PartOutcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { type DutyPage, dutyPage, imprintTexts } from './shared-duties.ts';
import { operatorAddress, operatorContact, operatorName } from './shared-duties-operator.ts';

type Cause = 'no-name' | 'no-address' | 'no-contact' | 'anonymous';

const finders: { part: string; cause: Cause; find: (text: string, page: DutyPage) => string | null }[] = [
  { part: 'name', cause: 'no-name', find: (text) => operatorName(text) },
  { part: 'address', cause: 'no-address', find: (text) => operatorAddress(text) },
  {
    part: 'contact',
    cause: 'no-contact',
    find: (text, { facts, contact }) =>
      operatorContact(
        text,
        [...facts.tels, ...(contact?.tels ?? [])],
        [...facts.mailtos, ...(contact?.mailtos ?? [])],
      ),
  },
];

function judge(observation: Observation, context: JudgeContext): PartOutcome<Cause> | PartOutcome<Cause>[] {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const texts = imprintTexts(read);
  const found = finders.map(({ find }) => {
    for (const { place, text } of texts) {
      const seen = find(text, read);
      if (seen !== null) return { place, seen };
    }
    return null;
  });
  const anonymous = found.every((one) => one === null);
  const asked: Evidence = {
    url: read.page.url.slice(0, 200),
    contactPage: observation.web.contactPage?.url.slice(0, 200) ?? null,
  };
  return finders.map(({ part, cause }, at): PartOutcome<Cause> => {
    const one = found[at];
    if (one) return { part, verdict: 'pass', evidence: { ...asked, ...one } };
    return anonymous
      ? { part, verdict: 'fail', reason: 'anonymous', evidence: asked }
      : { part, verdict: 'warn', reason: cause, evidence: asked };
  });
}

const provider = {
  vi: 'Đặt ở chân mọi trang: tên tổ chức hoặc cá nhân quản lý, người chịu trách nhiệm nội dung, địa chỉ, điện thoại, thư điện tử; dùng thẻ <footer> và <address>, viết bằng chữ chứ không bằng hình.',
  en: 'Put in the footer of every page: the organisation or person in charge, who answers for the content, address, telephone, e-mail; use <footer> and <address>, as text and not as a picture.',
};

export const operatorNamed = defineCheck({
  id: 'V1',
  slug: 'operator-named',
  title: { vi: 'Trang cho biết ai quản lý', en: 'The page says who runs it' },
  category: 'duties',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-name': advise(
      [
        'Không thấy tên đơn vị hoặc người quản lý trang. Hãy ghi rõ ở cuối trang, ví dụ: “Hộ kinh doanh Trà Sáng – chịu trách nhiệm nội dung: Nguyễn Thị Hoa”. Khách cũng tin một trang có tên chủ hơn.',
        provider.vi,
      ],
      [
        'No organisation or person in charge was found. Say it at the bottom of the page, for instance "Trà Sáng household business, responsible for the content: Nguyễn Thị Hoa". Customers trust a page with an owner’s name more, too.',
        provider.en,
      ],
    ),
    'no-address': advise(
      [
        'Không thấy địa chỉ. Hãy ghi số nhà, đường hoặc thôn, xã/phường và tỉnh ở cuối trang hoặc trang Liên hệ.',
        provider.vi,
      ],
      [
        'No address was found. Write house number, street or hamlet, commune or ward and province at the bottom of the page or on the contact page.',
        provider.en,
      ],
    ),
    'no-contact': advise(
      [
        'Không thấy số điện thoại hoặc thư điện tử. Hãy ghi ít nhất một cách liên lạc bằng chữ (không chỉ nút Zalo hay hình ảnh).',
        provider.vi,
      ],
      [
        'No telephone number or e-mail address was found. Give at least one way to reach you as text, not only a Zalo button or a picture.',
        provider.en,
      ],
    ),
    anonymous: advise(
      [
        'Trang không cho biết ai quản lý, ở đâu và liên lạc thế nào. Trang không tên chủ dễ bị coi là trang giả. Hãy ghi tên, địa chỉ, điện thoại hoặc thư điện tử ở cuối trang.',
        provider.vi,
      ],
      [
        'The page says neither who runs it, nor where, nor how to reach them. A page without an owner is easily taken for a fake. Write name, address and telephone or e-mail at the bottom of the page.',
        provider.en,
      ],
    ),
  },
  judge,
});
