/** The DNS server has never heard of CAA, and no authority may issue while it stumbles. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(325, (at) => ({
  about: 'The name servers answer SERVFAIL to every question about CAA.',
  witness: ['T20'],
  domains: [
    {
      name: 'caa-question-fails.vn',
      dns: { nameServers: ownNameServers('caa-question-fails.vn', at, 'servfail-caa', 'servfail-caa') },
    },
  ],
}));
