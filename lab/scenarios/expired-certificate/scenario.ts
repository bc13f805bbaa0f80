/** A café whose certificate ran out two days ago, and a second one like it, which tests of the console see mended. */
import { days, defineScenario } from '../../scenario.ts';

const certificate = { notBefore: days(-92), notAfter: days(-2) };

export default defineScenario(2, () => ({
  about: 'The certificate expired two days ago; all else is right.',
  witness: ['T11', 'W6'],
  domains: [
    { name: 'expired-certificate.vn', web: { certificate } },
    { name: 'het-han-chung-thu.vn', web: { certificate } },
  ],
}));
