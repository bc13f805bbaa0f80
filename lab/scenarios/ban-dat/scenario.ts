/** A page that sells land sells no name. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(472, () => ({
  about: 'A land agent writes "đang rao bán" and "mua ngay" on every line: a website, and no name for sale.',
  witness: ['A8'],
  domains: [
    {
      name: 'bandat.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Nhà đất đang rao bán tại Buôn Ma Thuột',
            main: `<p>Lô đất ven hồ đang rao bán, sổ hồng riêng, giá bán thương lượng với chủ nhà. For sale by owner, make an offer.</p>${filling}`,
          }),
        },
      },
    },
  ],
}));
