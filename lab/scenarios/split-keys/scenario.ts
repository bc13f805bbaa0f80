/** One key for the keys and one for the data, as before CSKs. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(207, () => ({
  about: 'Signed with a key-signing and a zone-signing key, algorithm 13.',
  witness: ['S6'],
  domains: [{ name: 'split-keys.vn', dns: { signed: { keys: 'split' } } }],
}));
