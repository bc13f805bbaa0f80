/** A firm that uses its name for e-mail only. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(451, (at) => ({
  about: 'Mail works, neither the domain nor www has an address: the presence is mail-only.',
  witness: ['A8', 'V7'],
  domains: [
    {
      name: 'chidungthu.vn',
      web: 'none',
      dns: {
        without: ['mail'],
        records: [
          '@ MX 10 mail',
          `mail A ${at.v4(20)}`,
          `mail AAAA ${at.v6(20)}`,
          '@ TXT "v=spf1 mx -all"',
          '_dmarc TXT "v=DMARC1; p=reject; sp=reject; rua=mailto:dmarc@maychu.vn"',
        ],
      },
    },
  ],
}));
