/** Anybody may send mail in this name. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(371, () => ({
  about: 'There is no SPF record.',
  witness: ['M7'],
  domains: [
    {
      name: 'spf-absent.vn',
      dns: { without: ['mail'], records: ['@ MX 0 .', '_dmarc TXT "v=DMARC1; p=reject"'] },
    },
  ],
}));
