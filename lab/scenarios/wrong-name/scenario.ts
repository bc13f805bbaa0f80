/** The hoster’s certificate for another customer. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(274, () => ({
  about: 'The certificate is for another name.',
  witness: ['W6', 'T10'],
  domains: [{ name: 'wrong-name.vn', web: { certificate: { names: ['may-chu-chung.maychu.vn'] } } }],
}));
