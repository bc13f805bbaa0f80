/** A payment code with a letter lost. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(582, () => ({
  about: 'The checksum of the VietQR text is wrong: banks refuse it.',
  witness: ['V6'],
  domains: [
    {
      name: 'maqrhong.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cà phê bột Ba Mê',
            main: `<p>Cà phê bột nguyên chất 120.000 đồng nửa cân, giao tận nơi trong phường.</p><p>Chuyển khoản bằng mã: <code>00020101021138540010A00000072701240006970436011019900005800208QRIBFTTA53037045802VN63040000</code></p>${filling}`,
          }),
        },
      },
    },
  ],
}));
