/** AAAA records that were published before the servers listened there. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(126, (at) => ({
  about: 'Both name servers have IPv6 addresses at which nothing answers.',
  witness: ['N7', 'N14'],
  domains: [
    {
      name: 'name-server-ipv6-dead.vn',
      dns: {
        nameServers: [
          { name: 'ns1.name-server-ipv6-dead.vn', v4: [at.v4(2)], answers: 'knot' },
          { name: 'ns2.name-server-ipv6-dead.vn', v4: [at.v4(3, 1)], answers: 'knot' },
        ],
        records: [
          `ns1 A ${at.v4(2)}`,
          `ns1 AAAA ${at.v6(2)}`,
          `ns2 A ${at.v4(3, 1)}`,
          `ns2 AAAA ${at.v6(3, 1)}`,
        ],
        parent: {
          glue: [
            `ns1.name-server-ipv6-dead.vn. A ${at.v4(2)}`,
            `ns1.name-server-ipv6-dead.vn. AAAA ${at.v6(2)}`,
            `ns2.name-server-ipv6-dead.vn. A ${at.v4(3, 1)}`,
            `ns2.name-server-ipv6-dead.vn. AAAA ${at.v6(3, 1)}`,
          ],
        },
      },
    },
  ],
}));
