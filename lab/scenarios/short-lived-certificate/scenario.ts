/** Certificates of six days, renewed every other day. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(279, () => ({
  about: 'The certificate of six days has three left: that is as it should be.',
  witness: [],
  domains: [
    { name: 'short-lived-certificate.vn', web: { certificate: { notBefore: days(-3), notAfter: days(3) } } },
  ],
}));
