/** A TLS set-up that agrees with nobody. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(264, () => ({
  about: 'Port 443 ends every handshake with alert 40; port 80 shows the pages.',
  witness: ['W6', 'T9', 'T10', 'T11'],
  domains: [{ name: 'tls-alert.vn', web: { http: 'pages', https: { misbehaves: 'tls-alert-40' } } }],
}));
