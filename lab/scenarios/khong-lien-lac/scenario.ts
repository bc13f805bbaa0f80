/** Who and where, but no way to call. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(562, () => ({
  about: 'Operator and address are shown, neither telephone nor e-mail is.',
  witness: ['V1'],
  domains: [
    {
      name: 'khongliênlạc.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Bánh tráng nướng phố cổ',
            footer: `<p>Hộ kinh doanh Trần Văn Lộc.</p><p>Địa chỉ: thôn Sáu, xã Ea Kao, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk.</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
