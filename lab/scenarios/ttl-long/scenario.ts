/** A zone whose mistakes last two weeks. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(137, () => ({
  about: 'Every record has a TTL of 14 days.',
  witness: ['N19'],
  domains: [{ name: 'ttl-long.vn', dns: { ttl: days(14) } }],
}));
