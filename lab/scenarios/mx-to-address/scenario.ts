/** Somebody typed an address where a name belongs. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(363, (at) => ({
  about: 'The target of the MX is an IPv4 address.',
  witness: ['M1'],
  domains: [
    {
      name: 'mx-to-address.vn',
      dns: {
        without: ['mail'],
        records: [`@ MX 10 ${at.v4(20)}.`, '@ TXT "v=spf1 mx -all"', '_dmarc TXT "v=DMARC1; p=reject"'],
      },
    },
  ],
}));
