/** The redirect’s target was typed by hand. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(293, () => ({
  about: 'The Location of the redirect is no URL.',
  witness: ['W5'],
  domains: [{ name: 'redirect-to-nowhere.vn', web: { https: { to: 'http://[' } } }],
}));
