/** The firewall opens port 443 for IPv4 alone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(255, () => ({
  about: 'Port 443 is open over IPv4 and closed over IPv6.',
  witness: ['W2', 'W6'],
  domains: [
    {
      name: 'no-https-over-ipv6.vn',
      web: [{ families: 'v4' }, { families: 'v6', address: 11, https: 'closed' }],
    },
  ],
}));
