/** A certificate that the server wrote for itself. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(270, () => ({
  about: 'The certificate is self-signed.',
  witness: ['W6', 'W8', 'W13', 'T9'],
  domains: [{ name: 'self-signed.vn', web: { certificate: { issuer: 'self' } } }],
}));
