/** NSEC3 as it was recommended before RFC 9276. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(227, () => ({
  about: 'The zone denies by NSEC3 with 50 iterations.',
  witness: ['S9'],
  domains: [{ name: 'nsec3-iterations-50.vn', dns: { signed: { denial: { iterations: 50 } } } }],
}));
