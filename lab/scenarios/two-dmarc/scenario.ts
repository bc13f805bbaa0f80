/** Two providers each added their DMARC record. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(373, () => ({
  about: 'There are two DMARC records, so none counts.',
  witness: ['M11'],
  domains: [
    {
      name: 'two-dmarc.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 0 .',
          '@ TXT "v=spf1 -all"',
          '_dmarc TXT "v=DMARC1; p=reject"',
          '_dmarc TXT "v=DMARC1; p=none"',
        ],
      },
    },
  ],
}));
