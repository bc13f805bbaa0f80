/** ECDSA on P-384. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(202, () => ({
  about: 'Signed with algorithm 14.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-14.vn', dns: { signed: { algorithm: 14 } } }],
}));
