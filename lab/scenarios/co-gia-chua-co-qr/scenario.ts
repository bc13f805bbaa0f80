/** Prices, and only cash to pay with. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(584, () => ({
  about: 'Prices are named and no payment code is shown.',
  witness: ['V6'],
  domains: [
    {
      name: 'cogiachuacoqr.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cà phê bột Ba Mê',
            main: `<p>Cà phê bột nguyên chất 120.000 đồng nửa cân, giao tận nơi trong phường.</p>${filling}`,
          }),
        },
      },
    },
  ],
}));
