/** A shop that is closed for Tết looks like a notice of suspension, and is none. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(468, () => ({
  about: 'A shop pauses over Tết and says so in its heading: a website, not suspended.',
  witness: ['A8'],
  domains: [
    {
      name: 'nghitet.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cửa hàng tạm ngưng phục vụ dịp Tết',
            main: `<p>Cửa hàng tạm ngưng nhận khách từ 28 tháng Chạp đến hết mùng 6. Kính chúc bà con năm mới bình an, mùng 7 cửa hàng mở lại như thường lệ.</p>`,
          }),
        },
      },
    },
  ],
}));
