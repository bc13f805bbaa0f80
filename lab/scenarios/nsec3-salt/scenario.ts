/** A salt that protects nothing. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(229, () => ({
  about: 'The zone denies by NSEC3 with a salt.',
  witness: ['S9'],
  domains: [{ name: 'nsec3-salt.vn', dns: { signed: { denial: { salt: 'c0ffee' } } } }],
}));
