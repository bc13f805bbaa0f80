/** A firewall swallows what comes to port 443. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(267, () => ({
  about: 'Port 443 accepts and stays silent; port 80 shows the pages.',
  witness: ['W6'],
  domains: [{ name: 'silent-443.vn', web: { http: 'pages', https: { misbehaves: 'tarpit' } } }],
}));
