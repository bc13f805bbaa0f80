/** Two names for one machine are one name server. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(104, (at) => ({
  about: 'Both name servers have the same IPv4 address and no other.',
  witness: ['N4', 'N5', 'N13'],
  domains: [
    {
      name: 'one-address.vn',
      dns: {
        nameServers: [
          { name: 'ns1.one-address.vn', v4: [at.v4(2)], answers: 'nsd' },
          { name: 'ns2.one-address.vn', v4: [at.v4(2)], answers: 'nsd' },
        ],
      },
    },
  ],
}));
