/** Renewal has failed for weeks, and nobody has noticed. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(278, () => ({
  about: 'The certificate of 90 days expires in five.',
  witness: ['T11'],
  domains: [
    { name: 'expires-in-five-days.vn', web: { certificate: { notBefore: days(-85), notAfter: days(5) } } },
  ],
}));
