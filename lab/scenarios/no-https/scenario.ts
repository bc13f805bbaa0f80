/** A website from before certificates were free. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(266, () => ({
  about: 'Port 443 is closed; port 80 shows the pages.',
  witness: ['W6', 'W7', 'W8', 'W13', 'W15', 'T9', 'T10', 'T11'],
  domains: [{ name: 'no-https.vn', web: { http: 'pages', https: 'closed' } }],
}));
