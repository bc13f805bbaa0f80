/** A site that says it is not there yet. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(490, () => ({
  about: 'The page says that it is being built, and has nothing else.',
  witness: ['A8'],
  domains: [{ name: 'dangxaydung.vn' }],
}));
