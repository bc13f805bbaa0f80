/** A mail server that only the office reaches. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(129, () => ({
  about: 'The mail server has an address of a private network (RFC 1918).',
  witness: ['N16'],
  domains: [
    {
      name: 'private-mail-address.vn',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          'mail A 10.20.30.40',
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@maychu.vn"',
        ],
      },
    },
  ],
}));
