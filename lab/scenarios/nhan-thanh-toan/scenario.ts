/** A shop that names banks and wallets is none of them. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(533, () => ({
  about: 'A shop says which banks and wallets it takes and offers a sign-in with Facebook: no flag.',
  witness: ['A8-phishing'],
  domains: [
    {
      name: 'nhanthanhtoan.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Tạp hóa Minh Châu',
            main: `
    <p>Nhận chuyển khoản Vietcombank, Agribank, BIDV, ví MoMo, ZaloPay và VNPAY. Đăng nhập Facebook để xem điểm tích lũy.</p>
    <p><img src="/logo-momo.png" alt="MoMo"> <img src="/logo-vnpay.png" alt="VNPAY"></p>${filling}`,
          }),
        },
      },
    },
  ],
}));
