/** A redirect into the machine itself, left from testing. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(294, () => ({
  about: 'https redirects to 127.0.0.1, where nothing is ever asked.',
  witness: ['W5'],
  domains: [{ name: 'redirect-to-inside.vn', web: { https: { to: 'https://127.0.0.1/' } } }],
}));
