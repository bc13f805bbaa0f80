/** A certificate as they were made twenty years ago. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(276, () => ({
  about: 'The certificate holds its name in the common name alone.',
  witness: ['T10'],
  domains: [{ name: 'no-san.vn', web: { certificate: { names: [] } } }],
}));
