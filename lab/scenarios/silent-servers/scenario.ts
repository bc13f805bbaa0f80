/** Delegated, but nobody answers. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(8, (at) => ({
  about: 'The parent delegates to two name servers that never answer.',
  witness: ['N3'],
  domains: [
    {
      name: 'silent-servers.vn',
      dns: { nameServers: ownNameServers('silent-servers.vn', at, 'silent', 'silent') },
      web: 'none',
    },
  ],
}));
