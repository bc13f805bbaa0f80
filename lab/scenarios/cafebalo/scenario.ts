/** A household business under biz.vn, whose zone stands on the servers of .vn itself. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(11, () => ({
  about: 'A good website under biz.vn, where no referral shows the cut between vn and biz.vn.',
  witness: ['S2'],
  domains: [{ name: 'cafebalo.biz.vn' }],
}));
