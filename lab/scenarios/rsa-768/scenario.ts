/** Keys that have been factored in public. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(213, () => ({
  about: 'Signed with RSA keys of 768 bits.',
  witness: ['S5'],
  domains: [{ name: 'rsa-768.vn', dns: { signed: { algorithm: 8, keySize: 768 } } }],
}));
