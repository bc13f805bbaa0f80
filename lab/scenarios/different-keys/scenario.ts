/** A secondary that lagged in a key rollover. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(234, (at) => ({
  about: 'The second name server has another set of keys; both sets match the DS.',
  witness: ['S11'],
  domains: [
    {
      name: 'different-keys.vn',
      dns: {
        nameServers: ownNameServers('different-keys.vn', at, 'knot', {
          program: 'nsd',
          zone: { signed: { keys: 'split' } },
        }),
      },
    },
  ],
}));
