/** A name with a mail server. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(367, (at) => ({
  about: 'The MX leads to a mail server with IPv4 and IPv6.',
  witness: ['M1', 'M2'],
  domains: [
    {
      name: 'receives-mail.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          `mail A ${at.v4(20)}`,
          `mail AAAA ${at.v6(20)}`,
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject"',
        ],
      },
    },
  ],
}));
