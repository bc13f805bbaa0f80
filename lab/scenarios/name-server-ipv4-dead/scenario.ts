/** Servers that lost their IPv4 addresses and still publish them. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(127, (at) => ({
  about: 'Both name servers have IPv4 addresses at which nothing answers.',
  witness: ['N7', 'N15'],
  domains: [
    {
      name: 'name-server-ipv4-dead.vn',
      dns: {
        nameServers: [
          { name: 'ns1.name-server-ipv4-dead.vn', v6: [at.v6(2)], answers: 'knot' },
          { name: 'ns2.name-server-ipv4-dead.vn', v6: [at.v6(3, 1)], answers: 'knot' },
        ],
        records: [
          `ns1 A ${at.v4(2)}`,
          `ns1 AAAA ${at.v6(2)}`,
          `ns2 A ${at.v4(3, 1)}`,
          `ns2 AAAA ${at.v6(3, 1)}`,
        ],
        parent: {
          glue: [
            `ns1.name-server-ipv4-dead.vn. A ${at.v4(2)}`,
            `ns1.name-server-ipv4-dead.vn. AAAA ${at.v6(2)}`,
            `ns2.name-server-ipv4-dead.vn. A ${at.v4(3, 1)}`,
            `ns2.name-server-ipv4-dead.vn. AAAA ${at.v6(3, 1)}`,
          ],
        },
      },
    },
  ],
}));
