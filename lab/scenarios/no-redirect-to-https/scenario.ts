/** HTTPS is there, and nobody is led to it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(289, () => ({
  about: 'http shows the pages instead of redirecting to https.',
  witness: ['W7'],
  domains: [{ name: 'no-redirect-to-https.vn', web: { http: 'pages' } }],
}));
