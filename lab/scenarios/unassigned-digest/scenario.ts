/** A digest type that nobody was given. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(216, () => ({
  about: 'The only DS has digest type 200, so every validator treats the zone as unsigned.',
  witness: ['S2', 'S3', 'S6'],
  domains: [
    {
      name: 'unassigned-digest.vn',
      dns: { parent: { ds: { lines: [`12345 13 200 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
