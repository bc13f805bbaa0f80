/** A DS with the longer digest. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(215, () => ({
  about: 'The only DS has a SHA-384 digest.',
  witness: ['S3'],
  domains: [{ name: 'sha384-digest.vn', dns: { parent: { ds: { digestTypes: [4] } } } }],
}));
