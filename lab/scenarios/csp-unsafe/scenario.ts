/** A policy that allows what it is there to forbid. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(331, () => ({
  about: 'The Content-Security-Policy allows inline scripts and eval.',
  witness: ['X1'],
  domains: [
    {
      name: 'csp-unsafe.vn',
      web: {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      },
    },
  ],
}));
