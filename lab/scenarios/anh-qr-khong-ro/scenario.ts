/** A picture that looks like a code. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(583, () => ({
  about: 'A picture is named like a QR code; pictures are not read.',
  witness: ['V6'],
  domains: [
    {
      name: 'anhqrkhongro.id.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cà phê bột Ba Mê',
            main: `<p>Cà phê bột nguyên chất 120.000 đồng nửa cân, giao tận nơi trong phường.</p><p><img src="/qr-chuyen-khoan.jpg" alt="Mã QR của quán"></p>${filling}`,
          }),
        },
      },
    },
  ],
}));
