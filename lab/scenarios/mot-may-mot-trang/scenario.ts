/** A machine with a single site gives it to everybody: that alone makes no default page. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(483, () => ({
  about: 'The only site of a machine answers every Host with the same real page: a website.',
  witness: ['A8'],
  domains: [
    {
      name: 'motmaymottrang.vn',
      web: { answersAnyHost: true, pages: { '/': sitePage({ title: 'Sửa xe máy Bình An', main: filling }) } },
    },
  ],
}));
