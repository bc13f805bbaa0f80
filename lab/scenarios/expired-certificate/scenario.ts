/** A café whose certificate ran out two days ago. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(2, () => ({
  about: 'The certificate expired two days ago; all else is right.',
  witness: ['T11', 'W6'],
  domains: [
    { name: 'expired-certificate.vn', web: { certificate: { notBefore: days(-92), notAfter: days(-2) } } },
  ],
}));
