/** HSTS with a number that is none. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(303, () => ({
  about: 'Strict-Transport-Security is sent and cannot be read.',
  witness: ['W8'],
  domains: [
    { name: 'hsts-malformed.vn', web: { headers: { 'Strict-Transport-Security': 'max-age=one-year' } } },
  ],
}));
