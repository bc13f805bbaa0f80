/** Mail goes to a name that is gone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(134, () => ({
  about: 'The MX names a host that does not exist in a domain that does.',
  witness: ['N18'],
  domains: [
    {
      name: 'dangling-mx.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 thu-cu.maychu.vn.',
          '@ TXT "v=spf1 -all"',
          '_dmarc TXT "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@maychu.vn"',
        ],
      },
    },
  ],
}));
