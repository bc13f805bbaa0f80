/** A zone that its servers could not load. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(114, (at) => ({
  about: 'Both name servers answer SERVFAIL.',
  witness: ['N3'],
  domains: [
    { name: 'servfail.vn', dns: { nameServers: ownNameServers('servfail.vn', at, 'servfail', 'servfail') } },
  ],
}));
