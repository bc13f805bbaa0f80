/** A secondary that has not been refreshed: same data, old signatures. */
import { days, defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(237, (at) => ({
  about: 'The second name server has signatures that expired a week ago; the first one vouches for the data.',
  witness: ['S7'],
  domains: [
    {
      name: 'expired-on-one-server.vn',
      dns: {
        nameServers: ownNameServers('expired-on-one-server.vn', at, 'knot', {
          program: 'nsd',
          zone: { signed: { validity: { inception: days(-37), expiration: days(-7) } } },
        }),
      },
    },
  ],
}));
