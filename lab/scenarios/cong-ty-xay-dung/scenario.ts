/** A builder has things under construction; its website is not one of them. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(491, () => ({
  about: 'A builder shows projects "đang xây dựng" and "sắp ra mắt": a website.',
  witness: ['A8'],
  domains: [
    {
      name: 'congtyxaydung.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Dự án đang xây dựng của đội thợ Ea Kao',
            main: `<p>Nhà ở sắp ra mắt: khu dân cư ven hồ, hoàn thiện cuối năm. Nhận xây nhà trọn gói, sửa nhà, đổ mái, có bảng giá theo mét vuông.</p>`,
          }),
        },
      },
    },
  ],
}));
