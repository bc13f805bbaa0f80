/** A hosting contract that ended: the servers know nothing of the name. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(113, (at) => ({
  about: 'Both name servers answer REFUSED.',
  witness: ['N3'],
  domains: [
    { name: 'refused.vn', dns: { nameServers: ownNameServers('refused.vn', at, 'refused', 'refused') } },
  ],
}));
