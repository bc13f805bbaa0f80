/** A firewall that lets DNS through over UDP only. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(110, (at) => ({
  about: 'The second name server refuses TCP.',
  witness: ['N7'],
  domains: [
    { name: 'tcp-refused.vn', dns: { nameServers: ownNameServers('tcp-refused.vn', at, 'knot', 'no-tcp') } },
  ],
}));
