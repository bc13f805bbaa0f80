/** A household business shows its owner’s personal number. */
import { defineScenario } from '../../scenario.ts';
import { filling, imprint, sitePage } from '../../web/site-page.ts';

export default defineScenario(567, () => ({
  about: 'The tax code is a personal number of twelve digits.',
  witness: ['V2'],
  domains: [
    {
      name: 'madinhdanh.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cơ khí Nam Sơn',
            footer: `${imprint}<p>Mã số thuế: 066085000001</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
