/** A DMARC record with a policy of its own invention. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(375, () => ({
  about: 'The DMARC policy is a word that does not exist.',
  witness: ['M12'],
  domains: [
    {
      name: 'dmarc-policy-invalid.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=block"'],
      },
    },
  ],
}));
