/** More hashing than validators do. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(228, () => ({
  about: 'The zone denies by NSEC3 with 150 iterations, so validators take its denials for insecure.',
  witness: ['S2', 'S8', 'S9'],
  domains: [{ name: 'nsec3-iterations-150.vn', dns: { signed: { denial: { iterations: 150 } } } }],
}));
