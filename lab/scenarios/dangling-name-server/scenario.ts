/** A third of all questions goes to whoever registers the forgotten name. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(135, (at) => ({
  about: 'The third name server lies in a domain that nobody has registered.',
  witness: ['N9', 'N18'],
  domains: [
    {
      name: 'dangling-name-server.vn',
      dns: {
        nameServers: [
          ...ownNameServers('dangling-name-server.vn', at, 'knot', 'knot'),
          { name: 'ns3.nha-cung-cap-cu.com', answers: 'nothing' },
        ],
      },
    },
  ],
}));
