/** A branch office that the head office’s DMARC record leaves out. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(382, () => ({
  about: 'The tree walk finds a record at the parent that is none for names below it.',
  witness: ['M12'],
  domains: [
    {
      name: 'chi-nhanh.dmarc-parent-sp-none.vn',
      dns: { without: ['mail'], records: ['@ MX 0 .', '@ TXT "v=spf1 -all"'] },
    },
    {
      name: 'dmarc-parent-sp-none.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject; sp=none"'],
      },
    },
  ],
}));
