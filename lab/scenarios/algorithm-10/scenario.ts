/** RSA with SHA-512, which signers should not choose any more. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(201, () => ({
  about: 'Signed with algorithm 10 and 2048 bits.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-10.vn', dns: { signed: { algorithm: 10 } } }],
}));
