/** A DMARC record that watches and stops nothing. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(376, () => ({
  about: 'The DMARC policy is none.',
  witness: ['M12'],
  domains: [
    {
      name: 'dmarc-p-none.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=none"'],
      },
    },
  ],
}));
