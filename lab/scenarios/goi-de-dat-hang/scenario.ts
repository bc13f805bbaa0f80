/** Ordering by telephone is no ordering on the page. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(572, () => ({
  about: '"Gọi để đặt hàng": no cart, no form, no duty to notify.',
  witness: ['V3'],
  domains: [
    {
      name: 'goidedathang.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Mật ong Krông Ana',
            main: `<p>Muốn đặt hàng, mời bà con gọi điện hoặc nhắn tin.</p>${filling}`,
          }),
        },
      },
    },
  ],
}));
