/** A page with every way to find the shop. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(590, () => ({
  about: 'Links to Zalo, Facebook and a map.',
  witness: ['V8'],
  domains: [
    {
      name: 'timduongdentiem.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Sửa khóa chú Tư',
            main: `${filling}
    <p><a href="https://zalo.me/0912000590">Zalo</a> <a href="https://www.facebook.com/suakhoachutu">Facebook</a>
      <a href="https://maps.app.goo.gl/suakhoachutu">Chỉ đường</a></p>`,
          }),
        },
      },
    },
  ],
}));
