/** An AAAA record that outlived the server it pointed to. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(253, () => ({
  about: 'Nothing stands at the IPv6 address: it refuses connections on both ports.',
  witness: ['W2'],
  domains: [
    {
      name: 'dead-ipv6.vn',
      web: [{ families: 'v4' }, { families: 'v6', address: 11, http: 'closed', https: 'closed' }],
    },
  ],
}));
