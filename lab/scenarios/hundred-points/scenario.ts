/** The one domain where nothing is left to wish for. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(1, (at) => ({
  about: 'Everything is right: delegation, DNSSEC, website, certificate, headers, mail and duties.',
  witness: [],
  domains: [
    {
      name: 'hundred-points.vn',
      // Its page shows an e-mail address, so it has a mail server instead of the null MX of the others.
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          `mail A ${at.v4(20)}`,
          `mail AAAA ${at.v6(20)}`,
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@maychu.vn"',
        ],
      },
    },
  ],
}));
