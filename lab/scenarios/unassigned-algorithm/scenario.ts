/** An algorithm number that nobody was given. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(211, () => ({
  about: 'The parent has a DS of algorithm 100 alone.',
  witness: ['S2', 'S4'],
  domains: [
    {
      name: 'unassigned-algorithm.vn',
      dns: { signed: false, parent: { ds: { lines: [`12345 100 2 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
