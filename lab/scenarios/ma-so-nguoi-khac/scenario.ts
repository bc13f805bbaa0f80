/** A right code, but of another firm. */
import { defineScenario } from '../../scenario.ts';
import { filling, imprint, sitePage } from '../../web/site-page.ts';

export default defineScenario(566, () => ({
  about: 'The code is possible, the registry knows the holder under another one.',
  witness: ['V2'],
  context: { holder: { enterpriseCode: '0710039555' } },
  domains: [
    {
      name: 'masonguoikhac.com.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cơ khí Nam Sơn',
            footer: `${imprint}<p>Mã số doanh nghiệp: 0710039629</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
