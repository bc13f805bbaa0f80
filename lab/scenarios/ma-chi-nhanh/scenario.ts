/** A branch shows its code of thirteen digits. */
import { defineScenario } from '../../scenario.ts';
import { filling, imprint, sitePage } from '../../web/site-page.ts';

export default defineScenario(568, () => ({
  about: 'A branch’s code agrees with the firm that the registry knows.',
  witness: ['V2'],
  context: { holder: { enterpriseCode: '0710039763' } },
  domains: [
    {
      name: 'machinhanh.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cơ khí Nam Sơn chi nhánh Đắk Lắk',
            footer: `${imprint}<p>Mã số doanh nghiệp: 0710039763-013</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
