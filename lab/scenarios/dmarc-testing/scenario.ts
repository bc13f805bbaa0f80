/** Quarantine on trial, which is none. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(377, () => ({
  about: 'The DMARC policy is quarantine with t=y.',
  witness: ['M12'],
  domains: [
    {
      name: 'dmarc-testing.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 0 .', '@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=quarantine; t=y"'],
      },
    },
  ],
}));
