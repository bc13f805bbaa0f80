/** Something in front of the server cuts every connection. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(262, () => ({
  about: 'Both ports reset the connection as soon as a request comes.',
  witness: ['W4'],
  domains: [
    {
      name: 'web-reset.vn',
      web: { http: { misbehaves: 'reset-after-request' }, https: { misbehaves: 'reset-after-request' } },
    },
  ],
}));
