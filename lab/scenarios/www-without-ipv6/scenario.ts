/** The hoster added IPv6 to the name and forgot www. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(252, () => ({
  about: 'The domain has IPv4 and IPv6, www has IPv4 alone.',
  witness: ['W1'],
  domains: [
    {
      name: 'www-without-ipv6.vn',
      web: [
        { hosts: ['www-without-ipv6.vn'] },
        { hosts: ['www-without-ipv6.vn', 'www.www-without-ipv6.vn'], families: 'v4' },
      ],
    },
  ],
}));
