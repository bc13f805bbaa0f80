/** A name without mail that says so in SPF and DMARC, and not in MX. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(360, () => ({
  about: 'No MX, SPF says that no mail comes from here; a null MX would say the rest.',
  witness: ['M1', 'M2'],
  domains: [
    {
      name: 'no-mail.vn',
      dns: { without: ['mail'], records: ['@ TXT "v=spf1 -all"', '_dmarc TXT "v=DMARC1; p=reject"'] },
    },
  ],
}));
