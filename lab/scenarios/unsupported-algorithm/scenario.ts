/** ECC-GOST, an algorithm that validators have given up. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(208, () => ({
  about: 'The parent has a DS of algorithm 12 alone, so every validator treats the zone as unsigned.',
  witness: ['S2', 'S4', 'S6', 'S8'],
  domains: [
    {
      name: 'unsupported-algorithm.vn',
      dns: { signed: false, parent: { ds: { lines: [`12345 12 2 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
