/** Vietnamese without diacritics. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(577, () => ({
  about: 'The text is Vietnamese typed without diacritics.',
  witness: ['V4'],
  domains: [
    {
      name: 'khongdau.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Cua hang dien thoai Hoang Long',
            footer: `<p>Ho kinh doanh Hoang Long. Dia chi: so 12 duong Bo Song, phuong Thong Nhat, tinh Dak Lak. Dien thoai: 0262 385 1577.</p>`,
            main: `
    <p>Cua hang chung toi mua ban, sua chua dien thoai cu va moi, nhan thu mua gia cao. San pham chat luong, bao hanh sau
      thang, khach hang o xa duoc giao hang tan noi. Nhieu nam uy tin trong nghe, duoc nguoi dung trong tinh tin yeu.</p>
    <p>Chung toi mo cua tu bay gio sang den tam gio toi cac ngay trong tuan. Quy khach can tu van xin lien he so dien thoai
      ben duoi, nhan vien cua hang se tra loi ngay.</p>`,
          }),
        },
      },
    },
  ],
}));
