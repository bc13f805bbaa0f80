/** Two providers each added their SPF record. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(370, () => ({
  about: 'There are two SPF records.',
  witness: ['M7'],
  domains: [
    {
      name: 'two-spf.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 0 .',
          '@ TXT "v=spf1 -all"',
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject"',
        ],
      },
    },
  ],
}));
