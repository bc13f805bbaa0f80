/** The mail server was taken down and its name with it. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(364, () => ({
  about: 'The target of the MX does not exist.',
  witness: ['M1'],
  domains: [
    {
      name: 'mx-to-nothing.vn',
      dns: {
        without: ['mail'],
        records: ['@ MX 10 mail', '@ TXT "v=spf1 mx -all"', '_dmarc TXT "v=DMARC1; p=reject"'],
      },
    },
  ],
}));
