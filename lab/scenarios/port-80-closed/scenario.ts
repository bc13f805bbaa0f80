/** A website on port 443 alone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(291, () => ({
  about: 'Port 80 is closed; https works as it should.',
  witness: [],
  domains: [{ name: 'port-80-closed.vn', web: { http: 'closed' } }],
}));
