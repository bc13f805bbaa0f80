/** A newspaper writes about gambling. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(524, () => ({
  about:
    'News of a gambling ring, with its words in heading and text and links to other newspapers: no flag.',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'baovietvecobac.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Triệt phá đường dây cá độ, lô đề ở ba tỉnh',
            main: `
    <p>Công an tỉnh vừa triệt phá một đường dây cá độ bóng đá và ghi lô đề qua mạng. Nhóm này nhận cá cược qua ba trang
      của một nhà cái nước ngoài, dụ người chơi tài xỉu, xóc đĩa bằng lời hứa đổi thưởng.</p>
    <p>Cơ quan điều tra khuyên người dân không chơi cờ bạc, không vay nóng để gỡ, và báo ngay khi bị đe dọa đòi nợ.
      Nhiều gia đình trong xã đã mất nhà vì cá độ. Xem thêm trên
      <a href="https://baotinhban.vn/tin-phap-luat">báo tỉnh bạn</a> và
      <a href="https://truyenhinhvung.vn/ban-tin">bản tin truyền hình</a>.</p>`,
          }),
        },
      },
    },
  ],
}));
