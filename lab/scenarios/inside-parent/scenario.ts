/** A branch of a business: a name in the zone of the business itself, not a zone of its own. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(102, (at) => ({
  about: 'The name has addresses and a website, but lies inside its parent zone without a delegation.',
  witness: ['N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9', 'N13', 'N14', 'N15', 'N19', 'S1'],
  domains: [
    { name: 'chi-nhanh.inside-parent.vn', dns: 'absent' },
    {
      name: 'inside-parent.vn',
      dns: {
        records: [
          `chi-nhanh A ${at.v4(11)}`,
          `chi-nhanh AAAA ${at.v6(11)}`,
          `www.chi-nhanh A ${at.v4(11)}`,
          `www.chi-nhanh AAAA ${at.v6(11)}`,
          'chi-nhanh MX 0 .',
          'chi-nhanh TXT "v=spf1 -all"',
        ],
      },
      web: { hosts: ['chi-nhanh.inside-parent.vn', 'www.chi-nhanh.inside-parent.vn'] },
    },
  ],
}));
