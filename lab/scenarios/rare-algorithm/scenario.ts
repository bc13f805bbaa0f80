/** SM2, assigned but known to few validators. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(209, () => ({
  about: 'The parent has a DS of algorithm 17 alone.',
  witness: ['S2', 'S4'],
  domains: [
    {
      name: 'rare-algorithm.vn',
      dns: { signed: false, parent: { ds: { lines: [`12345 17 2 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
