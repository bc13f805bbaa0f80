/** RSA with SHA-1 under NSEC3. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(206, () => ({
  about: 'Signed with algorithm 7, whose hash is broken, denied by NSEC3.',
  witness: ['S4'],
  domains: [{ name: 'algorithm-7.vn', dns: { signed: { algorithm: 7, denial: {} } } }],
}));
