/** A name server was added in the zone and the registry was not told. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(108, (at) => ({
  about: 'The zone names a third name server that the parent does not know.',
  witness: ['N6'],
  domains: [
    {
      name: 'parent-child-differ.vn',
      dns: {
        nameServers: [
          ...ownNameServers('parent-child-differ.vn', at, 'knot', 'knot'),
          { name: 'ns3.parent-child-differ.vn', v4: [at.v4(4)], v6: [at.v6(4)], answers: 'knot' },
        ],
        parent: { ns: ['ns1.parent-child-differ.vn', 'ns2.parent-child-differ.vn'] },
      },
    },
  ],
}));
