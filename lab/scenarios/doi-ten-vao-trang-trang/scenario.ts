/** A name that leads to nothing to read. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(501, () => ({
  about: 'The name leads to another name that shows three words: that page would not count by itself.',
  witness: ['A8', 'V7'],
  domains: [
    { name: 'doitenvaotrangtrang.vn', web: { https: { to: 'https://bachu.com/' } } },
    {
      name: 'bachu.com',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Bà Chu</title></head><body><p>Bà Chu Việt</p></body></html>',
        },
      },
    },
  ],
}));
