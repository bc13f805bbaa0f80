/** Two primaries with one serial and different settings. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(118, (at) => ({
  about: 'The servers agree on the serial of the SOA and differ in its timers.',
  witness: ['N8'],
  domains: [
    {
      name: 'soa-fields-differ.vn',
      dns: {
        nameServers: ownNameServers('soa-fields-differ.vn', at, 'knot', {
          program: 'nsd',
          zone: { soa: '2026112201 7200 1800 604800 3600' },
        }),
      },
    },
  ],
}));
