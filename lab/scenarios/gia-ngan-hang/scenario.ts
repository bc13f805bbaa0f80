/** A false bank: its name, its heading and a form for one-time passwords. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(530, () => ({
  about: 'Somebody passes for a bank: brand in name and title, and a form that asks for password and OTP.',
  witness: ['A8-phishing'],
  domains: [
    {
      name: 'vietcombank-tri-an.com',
      web: {
        pages: {
          '/': sitePage({
            title: 'Vietcombank tri ân khách hàng',
            main: `
    <p>Quý khách trúng thưởng năm triệu đồng. Đăng nhập để nhận thưởng trong hôm nay.</p>
    <form method="post" action="/nhan">
      <label>Tên đăng nhập <input name="user"></label>
      <label>Mật khẩu <input type="password" name="password"></label>
      <label>Mã OTP <input name="otp"></label>
      <button>Nhận thưởng</button>
    </form>`,
          }),
        },
      },
    },
  ],
}));
