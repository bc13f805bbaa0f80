/** A zone signed once for many years. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(224, () => ({
  about: 'Every signature is valid for a year and longer.',
  witness: ['S7'],
  domains: [
    {
      name: 'long-lived-signatures.vn',
      dns: { signed: { validity: { inception: days(-100), expiration: days(300) } } },
    },
  ],
}));
