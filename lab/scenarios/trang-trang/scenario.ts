/** A page without a word. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(485, () => ({
  about: 'The front page is HTML without a single word.',
  witness: ['A8'],
  domains: [
    {
      name: 'trangtrang.vn',
      web: {
        pages: {
          '/': '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title></title></head><body></body></html>',
        },
      },
    },
  ],
}));
