/** A DMARC record with a typing error in its first word. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(374, () => ({
  about: 'The DMARC record does not begin with v=DMARC1.',
  witness: ['M11'],
  domains: [
    {
      name: 'dmarc-invalid.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC; p=reject"'],
      },
    },
  ],
}));
