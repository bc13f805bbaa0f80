/** The DNS server answers for the website and stumbles over mail. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(383, (at) => ({
  about: 'The name servers answer SERVFAIL to questions about MX and TXT.',
  witness: ['M1', 'M2', 'M7', 'M11', 'M12'],
  domains: [
    {
      name: 'mail-questions-fail.vn',
      dns: { nameServers: ownNameServers('mail-questions-fail.vn', at, 'servfail-mail', 'servfail-mail') },
    },
  ],
}));
