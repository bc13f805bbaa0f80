/** A Vietnamese page that does not say so. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(575, () => ({
  about: 'The page is Vietnamese and declares no language.',
  witness: ['V4'],
  domains: [
    {
      name: 'khongkhaingonngu.vn',
      web: {
        pages: {
          '/': sitePage({ lang: null, title: 'Vườn ươm cây giống Ea Tu', main: filling }),
        },
      },
    },
  ],
}));
