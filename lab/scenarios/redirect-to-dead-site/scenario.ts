/** The shop has moved to a name whose server is gone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(295, () => ({
  about: 'https redirects to another name, where connections are refused.',
  witness: ['W5'],
  domains: [
    { name: 'redirect-to-dead-site.vn', web: { https: { to: 'https://da-dong-cua.vn/' } } },
    { name: 'da-dong-cua.vn', web: { http: 'closed', https: 'closed' } },
  ],
}));
