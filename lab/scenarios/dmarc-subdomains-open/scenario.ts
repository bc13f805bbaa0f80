/** The front door is locked, the side doors are open. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(380, () => ({
  about: 'The DMARC policy is reject for the name and none for names below it.',
  witness: ['M12'],
  domains: [
    {
      name: 'dmarc-subdomains-open.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject; sp=none"'],
      },
    },
  ],
}));
