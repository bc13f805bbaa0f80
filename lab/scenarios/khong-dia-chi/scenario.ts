/** Who and how to call, but not where. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(561, () => ({
  about: 'Operator and telephone are shown, the address is not.',
  witness: ['V1'],
  domains: [
    {
      name: 'khongdiachi.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Bánh tráng nướng phố cổ',
            footer: `<p>Hộ kinh doanh Trần Văn Lộc.</p><p>Điện thoại: 0262 385 1560.</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
