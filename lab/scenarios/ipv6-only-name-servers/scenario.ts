/** Name servers that half of the world cannot reach. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(125, (at) => ({
  about: 'No name server has an IPv4 address.',
  witness: ['N15'],
  domains: [
    {
      name: 'ipv6-only-name-servers.vn',
      dns: {
        nameServers: [
          { name: 'ns1.ipv6-only-name-servers.vn', v6: [at.v6(2)], answers: 'nsd' },
          { name: 'ns2.ipv6-only-name-servers.vn', v6: [at.v6(3, 1)], answers: 'nsd' },
        ],
      },
    },
  ],
}));
