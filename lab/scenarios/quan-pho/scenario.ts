/** A Vietnamese name with diacritics and a small, real page. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(10, () => ({
  about: 'An internationalised name shows a small page: a phở stall with prices and opening hours.',
  witness: ['N1'],
  domains: [{ name: 'quánphở.vn', web: { content: 'none' } }],
}));
