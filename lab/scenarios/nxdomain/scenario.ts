/** A name that nobody has registered. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(3, () => ({
  about: 'Nobody registered the name: the parent answers NXDOMAIN.',
  witness: ['N2'],
  domains: [{ name: 'chua-dang-ky.vn', dns: 'absent' }],
}));
