/** A certificate that was installed a day early, or by a clock that runs wrong. */
import { days, defineScenario } from '../../scenario.ts';

export default defineScenario(277, () => ({
  about: 'The certificate becomes valid in two days.',
  witness: ['W6', 'T11'],
  domains: [{ name: 'not-yet-valid.vn', web: { certificate: { notBefore: days(2), notAfter: days(92) } } }],
}));
