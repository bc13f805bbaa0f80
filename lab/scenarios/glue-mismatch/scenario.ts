/** A name server that moved, and a parent that still sends people to its old address. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(121, (at) => ({
  about: 'The glue of ns2 has another IPv4 address than the zone.',
  witness: ['N9'],
  domains: [
    {
      name: 'glue-mismatch.vn',
      dns: {
        nameServers: ownNameServers('glue-mismatch.vn', at, 'knot', 'knot'),
        parent: {
          glue: [
            `ns1.glue-mismatch.vn. A ${at.v4(2)}`,
            `ns1.glue-mismatch.vn. AAAA ${at.v6(2)}`,
            `ns2.glue-mismatch.vn. A ${at.v4(9, 1)}`,
            `ns2.glue-mismatch.vn. AAAA ${at.v6(3, 1)}`,
          ],
        },
      },
    },
  ],
}));
