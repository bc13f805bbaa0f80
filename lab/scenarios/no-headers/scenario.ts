/** A server as it was installed. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(343, () => ({
  about: 'No security header at all is sent.',
  witness: ['W8', 'X1', 'X2', 'X3', 'X4'],
  domains: [{ name: 'no-headers.vn', web: { standardHeaders: 'none' } }],
}));
