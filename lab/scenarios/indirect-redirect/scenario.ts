/** The front page moves on http first, and reaches https in a second step. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(290, () => ({
  about: 'http redirects to another path on http, and only that to https.',
  witness: ['W7'],
  domains: [
    {
      name: 'indirect-redirect.vn',
      web: [
        { http: 'closed' },
        { https: 'closed', nginx: ['location = / { return 301 http://$host/index.html; }'] },
      ],
    },
  ],
}));
