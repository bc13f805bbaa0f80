/** The thrifty form for very large zones, in a small one. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(230, () => ({
  about: 'The zone denies by NSEC3 with opt-out.',
  witness: ['S9'],
  domains: [{ name: 'nsec3-opt-out.vn', dns: { signed: { denial: { optOut: true } } } }],
}));
