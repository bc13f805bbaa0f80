/** CAA with the commonest slip: flags 1 for critical. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(321, () => ({
  about: 'A CAA record has the flags 1, which are not defined.',
  witness: ['T20'],
  domains: [{ name: 'caa-broken.vn', dns: { without: ['caa'], records: ['@ CAA 1 issue "ca.maychu.vn"'] } }],
}));
