/** HSTS as it was set for a first try, years ago. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(301, () => ({
  about: 'Strict-Transport-Security lasts five minutes.',
  witness: ['W8'],
  domains: [
    { name: 'hsts-five-minutes.vn', web: { headers: { 'Strict-Transport-Security': 'max-age=300' } } },
  ],
}));
