/** A move to another provider that the registry was never told of. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(109, (at) => ({
  about: 'The parent names two name servers, the zone two others; all four answer.',
  witness: ['N6'],
  domains: [
    {
      name: 'parent-child-disjoint.vn',
      dns: {
        nameServers: [
          ...ownNameServers('parent-child-disjoint.vn', at, 'knot', 'knot'),
          { name: 'ns3.parent-child-disjoint.vn', v4: [at.v4(4)], v6: [at.v6(4)], answers: 'knot' },
          { name: 'ns4.parent-child-disjoint.vn', v4: [at.v4(5, 1)], v6: [at.v6(5, 1)], answers: 'knot' },
        ],
        parent: { ns: ['ns1.parent-child-disjoint.vn', 'ns2.parent-child-disjoint.vn'] },
        childNs: ['ns3.parent-child-disjoint.vn', 'ns4.parent-child-disjoint.vn'],
      },
    },
  ],
}));
