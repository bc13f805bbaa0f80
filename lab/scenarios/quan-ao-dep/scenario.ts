/** A clothes shop whose name only leads to its Facebook page. */
import { defineScenario } from '../../scenario.ts';
import { sitePage } from '../../web/site-page.ts';

export default defineScenario(495, () => ({
  about: 'The name leads to a Facebook profile that can be fetched (the lab has a facebook.com).',
  witness: ['A8', 'V7', 'V1', 'V8'],
  domains: [
    { name: 'quanaodep.vn', web: { https: { to: 'https://www.facebook.com/quanaodep' } } },
    {
      name: 'facebook.com',
      web: {
        content: 'none',
        pages: {
          '/quanaodep': {
            type: 'text/html; charset=utf-8',
            body: sitePage({
              title: 'Quần áo đẹp | Facebook',
              main: '<p>Đăng nhập để xem bài viết của Quần áo đẹp.</p>',
              footer: '',
            }),
          },
        },
      },
    },
  ],
}));
