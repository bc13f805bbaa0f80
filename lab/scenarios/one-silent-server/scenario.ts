/** One of two name servers is switched off. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(112, (at) => ({
  about: 'The second name server never answers, over either family.',
  witness: ['N7', 'N14', 'N15'],
  domains: [
    {
      name: 'one-silent-server.vn',
      dns: { nameServers: ownNameServers('one-silent-server.vn', at, 'knot', 'silent') },
    },
  ],
}));
