/** A zone that is asked for again at every visit. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(136, () => ({
  about: 'Every record has a TTL of 30 seconds.',
  witness: ['N19'],
  domains: [{ name: 'ttl-short.vn', dns: { ttl: 30 } }],
}));
