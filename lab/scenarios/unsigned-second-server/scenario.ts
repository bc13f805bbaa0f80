/** A secondary that got the zone before it was signed. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(235, (at) => ({
  about: 'The second name server holds the zone without keys and signatures.',
  witness: ['S11'],
  domains: [
    {
      name: 'unsigned-second-server.vn',
      dns: {
        nameServers: ownNameServers('unsigned-second-server.vn', at, 'knot', {
          program: 'nsd',
          zone: { signed: false },
        }),
      },
    },
  ],
}));
