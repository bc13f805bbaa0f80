/** The server has had enough of us before we began. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(350, () => ({
  about: 'Both ports answer 429 to everything.',
  witness: ['W3', 'W7', 'W8', 'W9', 'W13', 'W15', 'X1', 'X2', 'X3', 'X4', 'X5'],
  domains: [
    {
      name: 'rate-limited.vn',
      web: { http: { misbehaves: 'rate-limited' }, https: { misbehaves: 'rate-limited', tls: true } },
    },
  ],
}));
