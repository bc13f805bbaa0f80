/** Two name servers on one cable. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(106, (at) => ({
  about: 'Both name servers stand in one /24 and one /48.',
  witness: ['N5'],
  domains: [
    {
      name: 'one-prefix.vn',
      dns: {
        nameServers: [
          { name: 'ns1.one-prefix.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'bind' },
          { name: 'ns2.one-prefix.vn', v4: [at.v4(3)], v6: [at.v6(3)], answers: 'bind' },
        ],
      },
    },
  ],
}));
