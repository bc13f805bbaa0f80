/** Whatever stands before the name leads to another machine. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(132, (at) => ({
  about: 'A wildcard answers for every name with an address that is not the website’s.',
  witness: ['N17'],
  domains: [{ name: 'wildcard-elsewhere.vn', dns: { records: [`* A ${at.v4(20)}`] } }],
}));
