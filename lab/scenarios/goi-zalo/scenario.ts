/** A name that only leads to Zalo. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(496, () => ({
  about: 'The name leads to zalo.me, which cannot be fetched here: where it leads is enough.',
  witness: ['A8', 'V7'],
  domains: [{ name: 'goizalo.vn', web: { https: { to: 'https://zalo.me/0912000496' } } }],
}));
