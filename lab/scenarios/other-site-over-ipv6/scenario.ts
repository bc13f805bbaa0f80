/** The IPv6 address still leads to the hoster’s old server. */
import { defineScenario } from '../../scenario.ts';

const oldPage = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Xưởng mộc Hòa Bình</title></head>
<body><h1>Xưởng mộc Hòa Bình</h1>
<p>Nhận đóng bàn ghế, tủ bếp, giường tủ theo yêu cầu. Gỗ sồi, gỗ hương, gỗ xoan đào có sẵn trong kho, bảo hành ba năm.
Thợ đến tận nhà đo đạc, lắp đặt trong tuần. Xưởng ở cuối thôn, cạnh sân bóng, mở cửa từ thứ hai đến thứ bảy.</p>
</body></html>`;

export default defineScenario(256, () => ({
  about: 'Over IPv6 another page is shown than over IPv4.',
  witness: ['W3'],
  domains: [
    {
      name: 'other-site-over-ipv6.vn',
      web: [{ families: 'v4' }, { families: 'v6', address: 11, pages: { '/': oldPage } }],
    },
  ],
}));
