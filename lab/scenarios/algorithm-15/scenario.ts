/** Ed25519. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(203, () => ({
  about: 'Signed with algorithm 15.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-15.vn', dns: { signed: { algorithm: 15 } } }],
}));
