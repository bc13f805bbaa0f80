/** The IPv6 address takes connections and never says a word. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(254, () => ({
  about: 'Over IPv6 both ports accept and stay silent; over IPv4 all is right.',
  witness: ['W3'],
  domains: [
    {
      name: 'silent-ipv6.vn',
      web: [
        { families: 'v4' },
        { families: 'v6', address: 11, http: { misbehaves: 'tarpit' }, https: { misbehaves: 'tarpit' } },
      ],
    },
  ],
}));
