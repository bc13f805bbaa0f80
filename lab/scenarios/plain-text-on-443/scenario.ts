/** The server speaks plain HTTP on the port of HTTPS. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(265, () => ({
  about: 'Port 443 answers in clear text; port 80 shows the pages.',
  witness: ['W6', 'T9'],
  domains: [{ name: 'plain-text-on-443.vn', web: { http: 'pages', https: { misbehaves: 'plain-http' } } }],
}));
