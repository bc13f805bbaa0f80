/** A name server that is an alias (RFC 2181 §10.3). */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(119, (at) => ({
  about: 'ns2 is a CNAME of the name that has the address.',
  witness: ['N9'],
  domains: [
    {
      name: 'name-server-alias.vn',
      dns: {
        nameServers: ownNameServers('name-server-alias.vn', at, 'nsd', 'nsd'),
        records: ['ns2 CNAME may-chu-2', `may-chu-2 A ${at.v4(3, 1)}`, `may-chu-2 AAAA ${at.v6(3, 1)}`],
      },
    },
  ],
}));
