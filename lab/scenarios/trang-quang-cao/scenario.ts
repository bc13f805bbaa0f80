/** A parking page known by what it shows. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(476, () => ({
  about: 'An advertisement feed for parked names and "Related Searches", no page of its own.',
  witness: ['A8'],
  domains: [
    {
      name: 'trangquangcao.net',
      web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
    },
  ],
}));
