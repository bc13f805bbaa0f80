/** The MX points to a nickname. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(362, (at) => ({
  about: 'The target of the MX is a CNAME.',
  witness: ['M1'],
  domains: [
    {
      name: 'mx-to-cname.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          'mail CNAME mx1',
          `mx1 A ${at.v4(20)}`,
          `mx1 AAAA ${at.v6(20)}`,
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject"',
        ],
      },
    },
  ],
}));
