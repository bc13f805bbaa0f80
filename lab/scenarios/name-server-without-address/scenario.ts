/** A third name server that nobody gave an address. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(120, (at) => ({
  about: 'ns3 stands in the parent and in the zone and has no address.',
  witness: ['N9'],
  domains: [
    {
      name: 'name-server-without-address.vn',
      dns: {
        nameServers: [
          ...ownNameServers('name-server-without-address.vn', at, 'knot', 'knot'),
          { name: 'ns3.name-server-without-address.vn', answers: 'nothing' },
        ],
        records: ['ns3 TXT "not set up yet"'],
      },
    },
  ],
}));
