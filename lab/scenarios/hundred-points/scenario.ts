/** The one domain where nothing is left to wish for. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(1, () => ({
  about: 'Everything is right: delegation, DNSSEC, website, certificate, headers, mail policy and duties.',
  witness: [],
  domains: [{ name: 'hundred-points.vn' }],
}));
