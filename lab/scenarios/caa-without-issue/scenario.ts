/** CAA that only says where to complain. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(324, () => ({
  about: 'The CAA records hold iodef and no issue.',
  witness: ['T20'],
  domains: [
    {
      name: 'caa-without-issue.vn',
      dns: { without: ['caa'], records: ['@ CAA 0 iodef "mailto:hostmaster@maychu.vn"'] },
    },
  ],
}));
