/** A wildcard that has every type, so the zone never denies anything but types. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(238, (at) => ({
  about: 'A signed wildcard of both families: its answers carry the proof that no closer name exists.',
  witness: ['N17', 'S2', 'S8'],
  domains: [
    {
      name: 'answers-everything.vn',
      dns: { server: 'bind', signed: { denial: {} }, records: [`* A ${at.v4(10)}`, `* AAAA ${at.v6(10)}`] },
      web: { answersAnyHost: true },
    },
  ],
}));
