/** A payment code in its text form. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(580, () => ({
  about: 'The VietQR text stands in the page, with a right checksum.',
  witness: ['V6'],
  domains: [
    {
      name: 'mavietqr.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cà phê bột Ba Mê',
            main: `<p>Cà phê bột nguyên chất 120.000 đồng nửa cân, giao tận nơi trong phường.</p><p>Chuyển khoản bằng mã: <code>00020101021138540010A00000072701240006970436011019900005800208QRIBFTTA53037045802VN630412C6</code></p>${filling}`,
          }),
        },
      },
    },
  ],
}));
