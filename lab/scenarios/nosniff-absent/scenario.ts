/** Browsers may guess what a file is. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(336, () => ({
  about: 'X-Content-Type-Options is not sent.',
  witness: ['X3'],
  domains: [{ name: 'nosniff-absent.vn', web: { headers: { 'X-Content-Type-Options': null } } }],
}));
