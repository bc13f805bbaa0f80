/** A hoster's notice in Vietnamese instead of the site. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(465, () => ({
  about: 'The hoster locked the site for an unpaid bill and says so in Vietnamese.',
  witness: ['A8'],
  domains: [{ name: 'tamkhoa.vn', web: { content: 'none', standardHeaders: 'none', http: 'pages' } }],
}));
