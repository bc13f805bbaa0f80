/** Links tell others the name, not the page. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(337, () => ({
  about: 'Referrer-Policy is strict-origin-when-cross-origin.',
  witness: ['X4'],
  domains: [
    {
      name: 'referrer-origin.vn',
      web: { headers: { 'Referrer-Policy': 'strict-origin-when-cross-origin' } },
    },
  ],
}));
