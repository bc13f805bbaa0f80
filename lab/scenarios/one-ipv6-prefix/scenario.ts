/** Two networks over IPv4, one over IPv6. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(107, (at) => ({
  about: 'The IPv6 addresses of both name servers lie in one /48.',
  witness: ['N5'],
  domains: [
    {
      name: 'one-ipv6-prefix.vn',
      dns: {
        nameServers: [
          { name: 'ns1.one-ipv6-prefix.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'knot' },
          { name: 'ns2.one-ipv6-prefix.vn', v4: [at.v4(3, 1)], v6: [at.v6(3)], answers: 'knot' },
        ],
      },
    },
  ],
}));
