/** RSA with SHA-256, the most common algorithm. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(200, () => ({
  about: 'Signed with algorithm 8 and 2048 bits.',
  witness: ['S4', 'S5'],
  domains: [{ name: 'algorithm-8.vn', dns: { signed: { algorithm: 8 } } }],
}));
