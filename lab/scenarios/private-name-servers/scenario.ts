/** Name servers behind a router that nobody outside gets through. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(130, () => ({
  about: 'Both name servers have addresses of private networks (RFC 1918, RFC 4193).',
  witness: ['N3', 'N16'],
  domains: [
    {
      name: 'private-name-servers.vn',
      dns: {
        nameServers: [
          {
            name: 'ns1.private-name-servers.vn',
            v4: ['192.168.1.53'],
            v6: ['fd00:53::1'],
            answers: 'nothing',
          },
          {
            name: 'ns2.private-name-servers.vn',
            v4: ['10.0.0.53'],
            v6: ['fd00:53:1::1'],
            answers: 'nothing',
          },
        ],
      },
    },
  ],
}));
