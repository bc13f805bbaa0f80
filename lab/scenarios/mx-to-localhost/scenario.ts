/** Mail for the name is to stay where it was written. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(365, () => ({
  about: 'The target of the MX is localhost.',
  witness: ['M1'],
  domains: [
    {
      name: 'mx-to-localhost.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 10 localhost.', '@ TXT "v=spf1 mx -all"', '_dmarc TXT "v=DMARC1; p=reject"'],
      },
    },
  ],
}));
