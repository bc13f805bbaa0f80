/** Vandals replaced the page. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(550, () => ({
  about: 'The page was replaced by somebody who wants it known.',
  witness: ['A8-defaced'],
  domains: [{ name: 'bithaygiaodien.vn' }],
}));
