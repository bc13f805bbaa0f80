/** A device before one name server that takes signatures off. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(236, (at) => ({
  about: 'The second name server answers without RRSIG, NSEC and NSEC3.',
  witness: ['S11'],
  domains: [
    {
      name: 'signatures-stripped.vn',
      dns: { nameServers: ownNameServers('signatures-stripped.vn', at, 'knot', 'no-dnssec') },
    },
  ],
}));
