/** A name under com.vn that nobody has registered. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(450, () => ({
  about: 'Nobody registered the name; com.vn says so, on the servers of vn.',
  witness: ['A8'],
  domains: [{ name: 'chuadangky.com.vn', dns: 'absent' }],
}));
