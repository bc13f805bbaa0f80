/** Servers that answer for the name without considering it theirs. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(115, (at) => ({
  about: 'Both name servers answer rightly, but without the AA bit.',
  witness: ['N3'],
  domains: [
    {
      name: 'not-authoritative.vn',
      dns: {
        nameServers: ownNameServers('not-authoritative.vn', at, 'not-authoritative', 'not-authoritative'),
      },
    },
  ],
}));
