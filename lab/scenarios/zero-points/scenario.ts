/** The one domain that earns no point: nothing works, and nothing is signed. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(138, () => ({
  about:
    'The only name server has no address, so nothing below the delegation exists; unsigned, no IPv6, no website.',
  witness: ['N3', 'N4', 'N9', 'N13', 'S1'],
  domains: [
    {
      name: 'zero-points.vn',
      dns: { signed: false, nameServers: [{ name: 'ns1.da-het-han-hop-dong.com', answers: 'nothing' }] },
      web: 'none',
    },
  ],
}));
