/** Where and how to call, but not who. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(560, () => ({
  about: 'Address and telephone are shown, the operator is not.',
  witness: ['V1'],
  domains: [
    {
      name: 'khongten.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Bánh tráng nướng phố cổ',
            footer: `<p>Địa chỉ: thôn Sáu, xã Ea Kao, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk.</p><p>Điện thoại: 0262 385 1560.</p>`,
            main: filling,
          }),
        },
      },
    },
  ],
}));
