/** A secondary that has fetched no transfer for months. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(116, (at) => ({
  about: 'The second name server holds an older version of the zone, and the newer one is months old.',
  witness: ['N8'],
  domains: [
    {
      name: 'serial-behind.vn',
      dns: {
        soa: '2026010502 14400 3600 1209600 3600',
        nameServers: ownNameServers('serial-behind.vn', at, 'knot', {
          program: 'nsd',
          zone: { soa: '2026010501 14400 3600 1209600 3600' },
        }),
      },
    },
  ],
}));
