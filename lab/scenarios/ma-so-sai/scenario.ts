/** An enterprise code that cannot exist. */
import { defineScenario } from '../../scenario.ts';
import { filling, imprint, sitePage } from '../../web/site-page.ts';

export default defineScenario(565, () => ({
  about: 'The code has a wrong check digit.',
  witness: ['V2'],
  domains: [
    {
      name: 'masosai.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cơ khí Nam Sơn',
            footer: `${imprint}<p>Mã số doanh nghiệp: 0710039556</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
