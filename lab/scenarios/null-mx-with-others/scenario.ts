/** The name says that it takes no mail, and names who takes it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(366, (at) => ({
  about: 'A null MX stands beside a real one.',
  witness: ['M2'],
  domains: [
    {
      name: 'null-mx-with-others.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 0 .',
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
