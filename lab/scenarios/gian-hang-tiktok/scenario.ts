/** A script that sends to a stall. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(499, () => ({
  about:
    'A page without words whose script leads to a stall on shop.tiktok.com: a marketplace, not a social network.',
  witness: ['A8', 'V7'],
  domains: [
    {
      name: 'gianhangtiktok.com',
      web: {
        pages: {
          '/': '<!doctype html><html><head><meta charset="utf-8"><title>Mật ong rừng</title><script>window.location.href = "https://shop.tiktok.com/view/shop/7496";</script></head><body></body></html>',
        },
      },
    },
  ],
}));
