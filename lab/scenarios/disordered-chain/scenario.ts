/** The chain was pasted together in the wrong order. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(272, () => ({
  about: 'The root stands between the certificate and its issuer.',
  witness: ['T9'],
  domains: [{ name: 'disordered-chain.vn', web: { certificate: { chain: 'disordered' } } }],
}));
