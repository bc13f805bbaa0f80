/** A signer whose clock is ahead. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(221, () => ({
  about: 'Every signature begins in two days.',
  witness: ['S2', 'S7'],
  domains: [
    {
      name: 'future-signatures.vn',
      dns: { signed: { validity: { inception: days(2), expiration: days(32) } } },
    },
  ],
}));
