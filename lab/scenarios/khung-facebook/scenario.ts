/** Forwarding by frame, as registrars sell it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(497, () => ({
  about: 'The page is nothing but a frame with a Facebook profile.',
  witness: ['A8', 'V7'],
  domains: [
    {
      name: 'khungfacebook.biz.vn',
      web: {
        pages: {
          '/': '<!doctype html><html><head><meta charset="utf-8"><title>Nem chua Thanh Hương</title></head><body><iframe src="https://www.facebook.com/nemchuathanhhuong" width="100%" height="100%"></iframe></body></html>',
        },
      },
    },
  ],
}));
