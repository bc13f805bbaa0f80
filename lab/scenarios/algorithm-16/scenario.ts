/** Ed448. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(204, () => ({
  about: 'Signed with algorithm 16.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-16.vn', dns: { signed: { algorithm: 16 } } }],
}));
