/** A policy that trusts half of the Web. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(332, () => ({
  about: 'The Content-Security-Policy allows images from anywhere.',
  witness: ['X1'],
  domains: [
    {
      name: 'csp-broad.vn',
      web: {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; img-src *; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      },
    },
  ],
}));
