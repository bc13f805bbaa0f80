/** A name that somebody holds and uses for nothing. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(9, () => ({
  about: 'The domain is delegated and signed; neither it nor www has an address.',
  witness: ['W1'],
  domains: [{ name: 'no-web.vn', web: 'none' }],
}));
