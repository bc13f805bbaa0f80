/** The web server is switched off. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(260, () => ({
  about: 'The addresses are there, both ports refuse connections.',
  witness: ['W4', 'W5', 'W6'],
  domains: [{ name: 'web-refused.vn', web: { http: 'closed', https: 'closed' } }],
}));
