/** A name that leads to another one's construction site. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(502, () => ({
  about: 'The name leads to another name whose page is being built: the earlier state of the order decides.',
  witness: ['A8'],
  domains: [
    { name: 'doitenvaotrangdangxay.vn', web: { https: { to: 'https://saphoanthien.com/' } } },
    {
      name: 'saphoanthien.com',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Website đang hoàn thiện</title></head><body><h1>Website đang hoàn thiện</h1><p>Mời quý khách quay lại vào tháng sau, khi chúng tôi đã có đủ hình ảnh và bảng giá của xưởng.</p></body></html>',
        },
      },
    },
  ],
}));
