/** A line of a list that looks like a name and is none: host names have no underscore. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(100, () => ({
  about: 'The name holds an underscore, so nothing is asked.',
  witness: ['N1', 'N2'],
  domains: [{ name: 'a_b.vn', dns: 'absent' }],
}));
