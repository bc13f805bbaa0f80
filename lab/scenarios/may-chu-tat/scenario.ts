/** The web server is gone, the mail server still works. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(452, (at) => ({
  about:
    'Ports 80 and 443 are closed at every address, mail works: unreachable, and the presence is mail-only.',
  witness: ['A8'],
  domains: [
    {
      name: 'maychutat.vn',
      web: { http: 'closed', https: 'closed' },
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          `mail A ${at.v4(20)}`,
          `mail AAAA ${at.v6(20)}`,
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject; sp=reject; rua=mailto:dmarc@maychu.vn"',
        ],
      },
    },
  ],
}));
