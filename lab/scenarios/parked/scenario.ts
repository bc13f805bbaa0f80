/** A name for sale on a page of advertisements. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(12, () => ({
  about: 'A parking page: the name is for sale, advertisements by script, no content of its own.',
  witness: ['A8'],
  domains: [
    {
      name: 'parked.vn',
      dns: { signed: false, without: ['caa', 'mail'] },
      web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
    },
  ],
}));
