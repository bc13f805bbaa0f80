/** A signer that has two days left. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(222, () => ({
  about: 'Every signature expires in two days.',
  witness: ['S7'],
  domains: [
    {
      name: 'nearly-expired-signatures.vn',
      dns: { signed: { validity: { inception: days(-28), expiration: days(2) } } },
    },
  ],
}));
