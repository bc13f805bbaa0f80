/** Strangers show a gambling page to search engines, and the homestay's own to everybody else. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(527, () => ({
  about:
    'Search engines are shown a gambling page; whoever is none sees nothing wrong (lab/tests/cloaking.test.ts).',
  witness: ['A8-injected', 'V5'],
  domains: [
    {
      name: 'chichomaytimkiem.vn',
      web: {
        nginx: ['if ($http_user_agent ~* googlebot) { rewrite ^/$ /cho-may-tim-kiem.html last; }'],
        pages: {
          '/': sitePage({ title: 'Homestay Buôn Jun', main: filling }),
          '/cho-may-tim-kiem.html': sitePage({
            title: 'Nhà cái uy tín số 1',
            footer: '<p>Chơi có trách nhiệm, dành cho người trên mười tám tuổi.</p>',
            main: `
    <p>Nổ hũ đổi thưởng, tài xỉu, xóc đĩa, bắn cá đổi thưởng: đăng ký nhận 88k, nạp rút siêu tốc trong một phút.</p>
    <p>Link vào nhà cái mới nhất không bị chặn, tỷ lệ kèo cập nhật từng giây, khuyến mãi nạp lần đầu một trăm phần trăm,
      hoàn trả không giới hạn mỗi tuần cho hội viên.</p>`,
          }),
        },
      },
    },
  ],
}));
