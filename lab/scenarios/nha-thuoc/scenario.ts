/** A pharmacy sells medicine. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(525, () => ({
  about: 'A pharmacy names sildenafil and tadalafil on its page, sold on prescription: no flag.',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'nhàthuốcanbình.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Nhà thuốc An Bình',
            main: `
    <p>Thuốc kê đơn chỉ bán theo đơn của bác sĩ, trong đó có sildenafil, tadalafil, tramadol. Dược sĩ tư vấn miễn phí cách
      dùng, tương tác và tác dụng phụ.</p>${filling}`,
          }),
        },
      },
    },
  ],
}));
