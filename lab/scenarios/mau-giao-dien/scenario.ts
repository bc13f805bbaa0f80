/** Sixty shops on one free template are sixty shops. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(477, () => ({
  about:
    'Sixty other names show nearly the same page, because the template is popular: a website all the same.',
  witness: ['A8'],
  context: { similarPages: 60 },
  domains: [
    {
      name: 'maugiaodien.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Tiệm may áo dài Ngọc Lan',
            main: `<p>Nhận may áo dài cưới, áo dài học sinh, sửa quần áo lấy ngay. Vải lụa, vải gấm có sẵn, đo tại nhà trong phường.</p>`,
          }),
        },
      },
    },
  ],
}));
