/** Nobody told the browser to stay with https. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(302, () => ({
  about: 'Strict-Transport-Security is not sent.',
  witness: ['W8'],
  domains: [{ name: 'hsts-absent.vn', web: { headers: { 'Strict-Transport-Security': null } } }],
}));
