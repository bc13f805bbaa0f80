/** Reject on trial, which is quarantine. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(378, () => ({
  about: 'The DMARC policy is reject with t=y, one step lower: quarantine.',
  witness: [],
  domains: [
    {
      name: 'dmarc-testing-reject.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject; t=y"'],
      },
    },
  ],
}));
