/** The address of the office network, published to the world. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(128, (at) => ({
  about: 'www has an address of a private network (RFC 1918).',
  witness: ['N16'],
  domains: [
    { name: 'private-website-address.vn', dns: { records: ['www A 192.168.1.10', `www AAAA ${at.v6(10)}`] } },
  ],
}));
