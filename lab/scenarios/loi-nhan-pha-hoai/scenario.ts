/** Vandals that wrote no title. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(551, () => ({
  about: 'A boast and greetings in the text, the title left as it was: two weak signs that agree.',
  witness: ['A8-defaced'],
  domains: [{ name: 'loinhanphahoai.com.vn' }],
}));
