/** A name below a zone whose servers never answer: nobody can say whether it exists. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(101, (at) => ({
  about: 'The servers of the zone above never answer, so nothing about the name can be known.',
  witness: [
    'N2',
    'N3',
    'N4',
    'N5',
    'N6',
    'N7',
    'N8',
    'N9',
    'N13',
    'N14',
    'N15',
    'N16',
    'N17',
    'N18',
    'N19',
    'S1',
    'S2',
    'S3',
    'S4',
    'S5',
    'S6',
    'S7',
    'S8',
    'S9',
    'S11',
  ],
  domains: [
    { name: 'quan.silent-parent.vn', dns: 'absent' },
    {
      name: 'silent-parent.vn',
      dns: { nameServers: ownNameServers('silent-parent.vn', at, 'silent', 'silent') },
      web: 'none',
    },
  ],
}));
