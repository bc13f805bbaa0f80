/** A signer that stopped in the summer. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(220, () => ({
  about: 'Every signature expired ten days ago.',
  witness: ['S2', 'S7'],
  domains: [
    {
      name: 'expired-signatures.vn',
      dns: { signed: { validity: { inception: days(-40), expiration: days(-10) } } },
    },
  ],
}));
