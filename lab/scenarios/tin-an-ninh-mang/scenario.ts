/** News about a defacement names it too. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(552, () => ({
  about: 'An article about a website that was "hacked by" somebody: no flag.',
  witness: ['A8-defaced'],
  domains: [
    {
      name: 'tinanninhmang.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Khi trang web của hợp tác xã bị kẻ xấu thay nội dung',
            main: `
    <p>Sáng qua, bà con mở trang của hợp tác xã thì thấy dòng chữ “Hacked by Cú Đêm” trên nền đen. Ban quản trị đã gọi nhà
      cung cấp, lấy lại bản sao lưu và đổi hết mật khẩu trong buổi sáng.</p>${filling}`,
          }),
        },
      },
    },
  ],
}));
