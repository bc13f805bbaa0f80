/** A DS as registrars made them in 2010. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(214, () => ({
  about: 'The only DS has a SHA-1 digest.',
  witness: ['S3'],
  domains: [{ name: 'sha1-digest.vn', dns: { parent: { ds: { digestTypes: [1] } } } }],
}));
