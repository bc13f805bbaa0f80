/** A name that differs from a bank by one accent. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(531, () => ({
  about: 'The name reads like a bank’s but for a diacritic, and the page asks for a password.',
  witness: ['A8-phishing'],
  domains: [
    {
      name: 'viếtcombank.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Ngân hàng số',
            main: `
    <p>Phiên làm việc của quý khách đã hết. Vui lòng đăng nhập lại để tiếp tục sử dụng dịch vụ chuyển tiền và thanh toán.</p>
    <form method="post" action="/dang-nhap">
      <label>Số điện thoại <input name="phone"></label>
      <label>Mật khẩu <input type="password" name="password"></label>
      <button>Đăng nhập</button>
    </form>`,
          }),
        },
      },
    },
  ],
}));
