/** A florist that moved to another name. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(500, () => ({
  about: 'The name leads to a real website under another name of the same florist.',
  witness: ['A8', 'V7'],
  domains: [
    { name: 'doitenmien.vn', web: { https: { to: 'https://tiemhoathuhuong.com/' } } },
    { name: 'tiemhoathuhuong.com' },
  ],
}));
