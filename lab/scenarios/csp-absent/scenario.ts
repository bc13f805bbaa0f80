/** A page that loads whatever is injected into it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(330, () => ({
  about: 'There is no Content-Security-Policy.',
  witness: ['X1'],
  domains: [{ name: 'csp-absent.vn', web: { headers: { 'Content-Security-Policy': null } } }],
}));
