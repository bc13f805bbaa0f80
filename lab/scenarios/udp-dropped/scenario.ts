/** A firewall that lets DNS through over TCP only. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(111, (at) => ({
  about: 'The second name server answers over TCP and never over UDP.',
  witness: ['N7'],
  domains: [
    { name: 'udp-dropped.vn', dns: { nameServers: ownNameServers('udp-dropped.vn', at, 'knot', 'no-udp') } },
  ],
}));
