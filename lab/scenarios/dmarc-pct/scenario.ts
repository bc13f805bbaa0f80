/** A DMARC record with a tag that the standard has dropped. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(379, () => ({
  about: 'The DMARC record has pct.',
  witness: ['M12'],
  domains: [
    {
      name: 'dmarc-pct.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject; pct=50"'],
      },
    },
  ],
}));
