/** A company’s own authority, which no visitor knows. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(273, () => ({
  about: 'The certificate was issued by an authority that nobody trusts.',
  witness: ['W6', 'T9'],
  domains: [{ name: 'unknown-issuer.vn', web: { certificate: { issuer: 'unknown' } } }],
}));
