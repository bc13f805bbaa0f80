/** Keys of the year 2010. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(212, () => ({
  about: 'Signed with RSA keys of 1024 bits.',
  witness: ['S5'],
  domains: [{ name: 'rsa-1024.vn', dns: { signed: { algorithm: 8, keySize: 1024 } } }],
}));
