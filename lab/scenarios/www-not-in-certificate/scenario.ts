/** Whoever ordered the certificate forgot www. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(275, () => ({
  about: 'The certificate names the domain and not www.',
  witness: ['W6', 'T10'],
  domains: [
    { name: 'www-not-in-certificate.vn', web: { certificate: { names: ['www-not-in-certificate.vn'] } } },
  ],
}));
