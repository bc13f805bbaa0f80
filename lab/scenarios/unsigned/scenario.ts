/** A zone without DNSSEC. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(4, () => ({
  about: 'The zone is not signed and the parent has no DS.',
  witness: ['S1'],
  domains: [{ name: 'unsigned.vn', dns: { signed: false } }],
}));
