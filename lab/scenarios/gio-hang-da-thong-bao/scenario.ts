/** A shop with a cart that was notified. */
import { defineScenario } from '../../scenario.ts';
import { filling, imprint, sitePage } from '../../web/site-page.ts';

export default defineScenario(571, () => ({
  about: 'Orders are taken on the page, with the badge of online.gov.vn in the footer.',
  witness: ['V3'],
  domains: [
    {
      name: 'giohangdathongbao.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Mật ong Krông Ana',
            footer: `${imprint}<p><a href="https://online.gov.vn/Home/WebDetails/571"><img src="/logo-sale-noti.png" alt="Đã thông báo Bộ Công Thương"></a></p>`,
            main: `${filling}
    <p>Giỏ hàng đang trống. <a href="/gio-hang">Giỏ hàng</a> <a href="/mat-ong">Mật ong hoa cà phê, thêm vào giỏ</a></p>`,
          }),
        },
      },
    },
  ],
}));
