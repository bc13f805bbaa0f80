/** Both name servers have names that nobody can look up. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(140, (at) => ({
  about: 'Both name servers lie in a zone whose servers never answer.',
  witness: ['N3'],
  domains: [
    {
      name: 'unresolvable-name-servers.vn',
      dns: {
        nameServers: [
          { name: 'ns1.nha-cung-cap-mat-tich.com', answers: 'nothing' },
          { name: 'ns2.nha-cung-cap-mat-tich.com', answers: 'nothing' },
        ],
      },
    },
    {
      name: 'nha-cung-cap-mat-tich.com',
      dns: { nameServers: ownNameServers('nha-cung-cap-mat-tich.com', at, 'silent', 'silent') },
      web: 'none',
    },
  ],
}));
