/** A registrar's holding page. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(482, () => ({
  about: 'The name was bought at a registrar, whose holding page says so and nothing else.',
  witness: ['A8'],
  domains: [
    {
      name: 'moidangky.vn',
      web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
    },
  ],
}));
