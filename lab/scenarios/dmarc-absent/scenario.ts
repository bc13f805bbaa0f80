/** Nobody says what to do with forged mail. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(372, () => ({
  about: 'There is no DMARC record, neither at the name nor above it.',
  witness: ['M11', 'M12'],
  domains: [
    { name: 'dmarc-absent.vn', dns: { without: ['mail'], records: ['@ MX 0 .', '@ TXT "v=spf1 -all"'] } },
  ],
}));
