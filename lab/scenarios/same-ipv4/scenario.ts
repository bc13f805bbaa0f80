/** Two name servers that are one over IPv4. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(105, (at) => ({
  about: 'The two name servers share their IPv4 address; over IPv6 they are two.',
  witness: ['N4', 'N5'],
  domains: [
    {
      name: 'same-ipv4.vn',
      dns: {
        nameServers: [
          { name: 'ns1.same-ipv4.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'knot' },
          { name: 'ns2.same-ipv4.vn', v4: [at.v4(2)], v6: [at.v6(3, 1)], answers: 'knot' },
        ],
      },
    },
  ],
}));
