/** A page that offers its own name. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(470, () => ({
  about: 'The page offers the name itself for sale, in Vietnamese.',
  witness: ['A8'],
  domains: [{ name: 'bantenmien.vn', web: { content: 'none', standardHeaders: 'none' } }],
}));
