/** A Vietnamese page in an English template. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(576, () => ({
  about: 'The page is Vietnamese and declares English.',
  witness: ['V4'],
  domains: [
    {
      name: 'khaitienganh.vn',
      web: {
        pages: {
          '/': sitePage({ lang: 'en-US', title: 'Vườn ươm cây giống Ea Tu', main: filling }),
        },
      },
    },
  ],
}));
