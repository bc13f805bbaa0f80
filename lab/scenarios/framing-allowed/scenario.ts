/** Other sites may put the page into a frame. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(335, () => ({
  about: 'Neither frame-ancestors nor X-Frame-Options is sent.',
  witness: ['X2'],
  domains: [
    {
      name: 'framing-allowed.vn',
      web: {
        headers: {
          'X-Frame-Options': null,
          'Content-Security-Policy': "default-src 'self'; base-uri 'none'; form-action 'self'",
        },
      },
    },
  ],
}));
