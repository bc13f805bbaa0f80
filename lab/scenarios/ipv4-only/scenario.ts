/** A website that half of the mobile networks reach only by translation. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(250, () => ({
  about: 'The website has no IPv6 address; all else is right.',
  witness: ['W1', 'W2', 'W3'],
  domains: [{ name: 'ipv4-only.vn', web: { families: 'v4' } }],
}));
