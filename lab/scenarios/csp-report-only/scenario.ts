/** A policy that has been on trial for years. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(334, () => ({
  about: 'The Content-Security-Policy only reports.',
  witness: ['X1'],
  domains: [
    {
      name: 'csp-report-only.vn',
      web: {
        headers: {
          'Content-Security-Policy': null,
          'Content-Security-Policy-Report-Only':
            "default-src 'self'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      },
    },
  ],
}));
