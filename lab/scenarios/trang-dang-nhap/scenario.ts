/** The inside of a firm: a sign-in and nothing else. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(506, () => ({
  about: 'A sign-in form of its own and few words: a website, and no phishing.',
  witness: ['A8', 'A8-phishing'],
  domains: [
    {
      name: 'trangdangnhap.com.vn',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập – Kho vận Tây Nguyên</title></head><body><h1>Kho vận Tây Nguyên</h1><form method="post" action="/vao"><label>Tài khoản <input name="user"></label><label>Mật khẩu <input type="password" name="password"></label><button>Đăng nhập</button></form><footer>Công ty TNHH Kho vận Tây Nguyên, số 12 đường Bờ Sông, phường Thống Nhất. Điện thoại: 0262 385 1506.</footer></body></html>',
        },
      },
    },
  ],
}));
