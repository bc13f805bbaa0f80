/** The shop software insists on http. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(287, () => ({
  about: 'https redirects back to http, where the pages are.',
  witness: ['W5', 'W7', 'W15'],
  domains: [{ name: 'https-to-http.vn', web: { http: 'pages', https: { to: 'http://$host$request_uri' } } }],
}));
