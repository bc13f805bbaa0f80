/** The programme's own clients: a stall with a page of forty words. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(507, () => ({
  about: 'A sugar-cane stall with one small page: it counts as a website.',
  witness: ['A8'],
  domains: [
    {
      name: 'quánnướcmía.id.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Quán nước mía cô Út',
            main: '<p>Nước mía ép tại chỗ, thêm tắc hoặc dừa tươi. Bán từ chín giờ sáng, trước cổng trường tiểu học.</p>',
          }),
        },
      },
    },
  ],
}));
