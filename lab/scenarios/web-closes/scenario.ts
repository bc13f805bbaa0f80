/** The program behind the port has crashed and hangs up on everybody. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(263, () => ({
  about: 'Both ports take connections and close them without an answer.',
  witness: ['W4'],
  domains: [
    {
      name: 'web-closes.vn',
      web: { http: { misbehaves: 'close-after-request' }, https: { misbehaves: 'close-after-request' } },
    },
  ],
}));
