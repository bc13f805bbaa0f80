/** A null MX where no mail could arrive anyway. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(384, () => ({
  about: 'The name has a null MX and no address.',
  witness: ['M2'],
  domains: [{ name: 'null-mx-superfluous.vn', web: 'none' }],
}));
