/** Mail goes to the web server, because nobody said where else. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(361, () => ({
  about: 'There is no MX, so senders try the address of the website.',
  witness: ['M1', 'M2'],
  domains: [
    {
      name: 'implicit-mx.vn',
      dns: { without: ['mail'], records: ['@ TXT "v=spf1 a -all"', '_dmarc TXT "v=DMARC1; p=reject"'] },
    },
  ],
}));
