/** Whatever stands before the name leads to the same website. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(131, (at) => ({
  about: 'A wildcard answers for every name with the addresses of the website.',
  witness: ['N17'],
  domains: [
    {
      name: 'wildcard.vn',
      dns: { records: [`* A ${at.v4(10)}`, `* AAAA ${at.v6(10)}`] },
      web: { answersAnyHost: true },
    },
  ],
}));
