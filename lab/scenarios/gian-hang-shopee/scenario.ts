/** A pottery whose name leads to its stall on a marketplace. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(498, () => ({
  about: 'The name leads to a stall on shopee.vn, which cannot be fetched here.',
  witness: ['A8', 'V7'],
  domains: [
    { name: 'gianhangshopee.vn', web: { https: { to: 'https://shopee.vn/gomlangviet', status: 302 } } },
  ],
}));
