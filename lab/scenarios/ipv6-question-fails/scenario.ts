/** The DNS server is so old that the word IPv6 makes it stumble. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(258, (at) => ({
  about: 'The name servers answer SERVFAIL to every question about IPv6 addresses.',
  witness: ['W1', 'W2', 'W3'],
  domains: [
    {
      name: 'ipv6-question-fails.vn',
      dns: {
        nameServers: [
          { name: 'ns1.dns-doi-cu.vn', v4: [at.v4(2)], v6: [at.v6(2)], answers: 'servfail-aaaa' },
          { name: 'ns2.dns-doi-cu.vn', v4: [at.v4(3, 1)], v6: [at.v6(3, 1)], answers: 'servfail-aaaa' },
        ],
      },
    },
    // Its own zone is served well, so the name servers themselves have their IPv6 addresses.
    {
      name: 'dns-doi-cu.vn',
      web: 'none',
      dns: {
        records: [
          `ns1 A ${at.v4(2)}`,
          `ns1 AAAA ${at.v6(2)}`,
          `ns2 A ${at.v4(3, 1)}`,
          `ns2 AAAA ${at.v6(3, 1)}`,
        ],
      },
    },
  ],
}));
