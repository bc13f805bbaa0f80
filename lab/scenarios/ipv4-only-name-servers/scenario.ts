/** Name servers of the last century. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(124, (at) => ({
  about: 'No name server has an IPv6 address.',
  witness: ['N13', 'N14'],
  domains: [
    {
      name: 'ipv4-only-name-servers.vn',
      dns: {
        nameServers: [
          { name: 'ns1.ipv4-only-name-servers.vn', v4: [at.v4(2)], answers: 'knot' },
          { name: 'ns2.ipv4-only-name-servers.vn', v4: [at.v4(3, 1)], answers: 'knot' },
        ],
      },
    },
  ],
}));
