/** An algorithm of somebody’s own. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(210, () => ({
  about: 'The parent has a DS of algorithm 253 alone, the number for private algorithms.',
  witness: ['S2', 'S4'],
  domains: [
    {
      name: 'private-algorithm.vn',
      dns: { signed: false, parent: { ds: { lines: [`12345 253 2 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
