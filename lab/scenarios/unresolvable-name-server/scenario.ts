/** One of two name servers has a name that nobody can look up. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(139, (at) => ({
  about: 'ns2 lies in a zone whose servers never answer, so its addresses are unknown; ns1 works over IPv4.',
  witness: ['N4', 'N7', 'N9', 'N13', 'N14', 'N15', 'N18'],
  domains: [
    {
      name: 'unresolvable-name-server.vn',
      dns: {
        nameServers: [
          { name: 'ns1.unresolvable-name-server.vn', v4: [at.v4(2)], answers: 'knot' },
          { name: 'ns2.nha-cung-cap-im-lang.com', answers: 'nothing' },
        ],
      },
    },
    {
      name: 'nha-cung-cap-im-lang.com',
      dns: {
        nameServers: [
          { name: 'ns1.nha-cung-cap-im-lang.com', v4: [at.v4(20)], answers: 'silent' },
          { name: 'ns2.nha-cung-cap-im-lang.com', v4: [at.v4(20, 1)], answers: 'silent' },
        ],
      },
      web: 'none',
    },
  ],
}));
