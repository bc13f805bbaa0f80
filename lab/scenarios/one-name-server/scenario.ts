/** A single name server: when it rests, the name is gone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(103, (at) => ({
  about: 'The domain has one name server, at one address of each family.',
  witness: ['N4', 'N5', 'N13'],
  domains: [
    {
      name: 'one-name-server.vn',
      dns: {
        nameServers: [{ name: 'ns1.one-name-server.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'knot' }],
      },
    },
  ],
}));
