/** Nobody says where to report a weakness. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(306, () => ({
  about: 'There is no security.txt.',
  witness: ['W13'],
  domains: [{ name: 'security-txt-absent.vn', web: { pages: { '/.well-known/security.txt': null } } }],
}));
