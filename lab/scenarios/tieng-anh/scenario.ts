/** A page for foreign guests is none of V4’s business. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(578, () => ({
  about: 'The page is English and says so.',
  witness: ['V4'],
  domains: [
    {
      name: 'highlandtrekking.vn',
      web: {
        pages: {
          '/': sitePage({
            lang: 'en',
            title: 'Highland Trekking',
            footer: `<p>Highland Trekking Company Limited. Address: 27 Bo Song street, Thong Nhat ward, Dak Lak province, Viet Nam. Phone: +84 262 385 1578.</p>`,
            main: `
    <p>We take small groups to the waterfalls and villages of the Central Highlands. Our guides grew up here and speak
      English, French and Ede. Walks last between one and four days; we sleep in longhouses and cook together in the
      evening. Bring good shoes, a rain jacket and time. Children above ten years are welcome on the shorter walks.</p>`,
          }),
        },
      },
    },
  ],
}));
