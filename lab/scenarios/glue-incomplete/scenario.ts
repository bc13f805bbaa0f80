/** IPv6 was added in the zone and the registry was not told. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(122, (at) => ({
  about: 'The parent has no AAAA glue, the zone has AAAA records for both name servers.',
  witness: ['N9'],
  domains: [
    {
      name: 'glue-incomplete.vn',
      dns: {
        nameServers: ownNameServers('glue-incomplete.vn', at, 'knot', 'knot'),
        parent: {
          glue: [`ns1.glue-incomplete.vn. A ${at.v4(2)}`, `ns2.glue-incomplete.vn. A ${at.v4(3, 1)}`],
        },
      },
    },
  ],
}));
