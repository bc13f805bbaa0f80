/** A branch office, protected by the DMARC record of its head office. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(381, () => ({
  about: 'The name has no DMARC record; the tree walk finds one at its parent.',
  witness: [],
  domains: [
    {
      name: 'chi-nhanh.dmarc-at-parent.vn',
      dns: { without: ['mail'], records: ['@ MX 0 .', '@ TXT "v=spf1 -all"'] },
    },
    { name: 'dmarc-at-parent.vn' },
  ],
}));
