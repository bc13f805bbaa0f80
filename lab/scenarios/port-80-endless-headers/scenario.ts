/** Port 80 is answered by a program that never comes to the point. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(292, () => ({
  about: 'Port 80 sends headers without end; https works as it should.',
  witness: ['W7'],
  domains: [{ name: 'port-80-endless-headers.vn', web: { http: { misbehaves: 'endless-headers' } } }],
}));
