/** Half a step to IPv6. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(123, (at) => ({
  about: 'One of the two name servers has an IPv6 address.',
  witness: ['N13'],
  domains: [
    {
      name: 'one-ipv6-name-server.vn',
      dns: {
        nameServers: [
          { name: 'ns1.one-ipv6-name-server.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'bind' },
          { name: 'ns2.one-ipv6-name-server.vn', v4: [at.v4(3, 1)], answers: 'bind' },
        ],
      },
    },
  ],
}));
