/** A signer that has eleven hours left. */
import { days, defineScenario, hours } from '../../scenario.ts';

export default defineScenario(223, () => ({
  about: 'Every signature expires in eleven hours.',
  witness: ['S7'],
  domains: [
    {
      name: 'signatures-end-today.vn',
      dns: { signed: { validity: { inception: days(-29), expiration: hours(11) } } },
    },
  ],
}));
