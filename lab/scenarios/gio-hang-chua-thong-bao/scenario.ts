/** A shop with a cart and no mark of notification. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(570, () => ({
  about: 'Orders are taken on the page, and neither link nor badge of online.gov.vn is there.',
  witness: ['V3', 'V6'],
  domains: [
    {
      name: 'giohangchuathongbao.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Mật ong Krông Ana',
            main: `${filling}
    <p>Giỏ hàng đang trống. <a href="/gio-hang">Giỏ hàng</a> <a href="/mat-ong">Mật ong hoa cà phê, thêm vào giỏ</a></p>`,
          }),
        },
      },
    },
  ],
}));
