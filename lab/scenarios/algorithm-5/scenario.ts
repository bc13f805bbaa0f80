/** RSA with SHA-1. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(205, () => ({
  about: 'Signed with algorithm 5, whose hash is broken.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-5.vn', dns: { signed: { algorithm: 5 } } }],
}));
