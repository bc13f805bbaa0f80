/** A website of the next decade. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(251, () => ({
  about: 'The website has IPv6 addresses and no IPv4 address.',
  witness: ['W1', 'W3'],
  domains: [{ name: 'ipv6-only.vn', web: { families: 'v6' } }],
}));
