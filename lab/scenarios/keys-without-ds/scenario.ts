/** A zone that was signed, and a registrar that was never told. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(219, () => ({
  about: 'The zone is signed, the parent has no DS.',
  witness: ['S1'],
  domains: [{ name: 'keys-without-ds.vn', dns: { parent: { ds: 'none' } } }],
}));
