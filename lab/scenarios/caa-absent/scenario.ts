/** Any authority may issue for this name. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(320, () => ({
  about: 'There is no CAA record, neither at the name nor above it.',
  witness: ['T20'],
  domains: [{ name: 'caa-absent.vn', dns: { without: ['caa'] } }],
}));
