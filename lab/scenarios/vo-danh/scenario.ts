/** A page of nobody. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(563, () => ({
  about: 'Neither operator nor address nor any contact is shown.',
  witness: ['V1'],
  domains: [
    {
      name: 'vodanh.vn',
      web: {
        pages: {
          '/': sitePage({ title: 'Bánh tráng nướng phố cổ', footer: '', main: filling }),
        },
      },
    },
  ],
}));
