/** Strangers hid gambling words and links in a furniture shop. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(520, () => ({
  about: 'Hidden words and hidden links of gambling houses in an honest page.',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'bichencobac.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Mộc gia dụng Hòa Khánh',
            main: `${filling}
    <div style="display:none">
      <h2>Nhà cái uy tín, nổ hũ đổi thưởng, tài xỉu trực tuyến</h2>
      <a href="https://nha-cai-vui.net/">nhà cái uy tín</a>
      <a href="https://no-hu-vang.com/">nổ hũ đổi thưởng</a>
      <a href="https://tai-xiu-99.net/">tài xỉu online</a>
    </div>`,
          }),
        },
      },
    },
  ],
}));
