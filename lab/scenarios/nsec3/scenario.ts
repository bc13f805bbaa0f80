/** Denial by NSEC3 as RFC 9276 wants it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(6, () => ({
  about: 'The zone denies by NSEC3 with 0 iterations and no salt.',
  witness: ['S8', 'S9'],
  domains: [{ name: 'nsec3.vn', dns: { signed: { denial: {} } } }],
}));
