/** Two versions of a zone, and nothing that tells how old the newer one is. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(117, (at) => ({
  about: 'The serials are counters that differ by one, and the zone is unsigned, so no age is known.',
  witness: ['N8'],
  domains: [
    {
      name: 'serial-spreading.vn',
      dns: {
        signed: false,
        soa: '18 14400 3600 1209600 3600',
        nameServers: ownNameServers('serial-spreading.vn', at, 'knot', {
          program: 'nsd',
          zone: { soa: '17 14400 3600 1209600 3600' },
        }),
      },
    },
  ],
}));
