/** The server’s firewall hangs up on paths it takes for an attack. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(305, () => ({
  about: 'Unknown paths get no answer: the connection is closed.',
  witness: ['W9'],
  domains: [
    {
      name: 'hangs-up-on-unknown-paths.vn',
      web: { nginx: ['error_page 404 = @hang-up;', 'location @hang-up { return 444; }'] },
    },
  ],
}));
