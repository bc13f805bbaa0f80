/** A payment code drawn by a known service. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(581, () => ({
  about: 'An image of img.vietqr.io shows the code.',
  witness: ['V6'],
  domains: [
    {
      name: 'anhvietqr.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cà phê bột Ba Mê',
            main: `<p>Cà phê bột nguyên chất 120.000 đồng nửa cân, giao tận nơi trong phường.</p><p><img src="https://img.vietqr.io/image/970436-1990000581-compact2.png" alt="Mã chuyển khoản"></p>${filling}`,
          }),
        },
      },
    },
  ],
}));
