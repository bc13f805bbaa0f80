/** One of two name servers does not know the zone. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(7, (at) => ({
  about: 'The second name server refuses to answer for the zone.',
  witness: ['N7'],
  domains: [{ name: 'lame.vn', dns: { nameServers: ownNameServers('lame.vn', at, 'knot', 'refused') } }],
}));
