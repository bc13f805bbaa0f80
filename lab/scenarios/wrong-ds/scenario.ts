/** A DS typed wrong at the registrar. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(217, () => ({
  about: 'The DS has tag and algorithm of the key and another digest.',
  witness: ['S2', 'S6'],
  domains: [{ name: 'wrong-ds.vn', dns: { parent: { ds: 'wrong' } } }],
}));
