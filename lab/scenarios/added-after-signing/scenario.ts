/** A record written into the signed zone by hand. */
import { defineScenario } from '../../scenario.ts';
import { addLines } from '../../spoil.ts';

export default defineScenario(233, () => ({
  about: 'CAA was added after signing: it has no signature, and the NSEC says that there is no such type.',
  witness: ['S2', 'S8'],
  domains: [
    {
      name: 'added-after-signing.vn',
      dns: {
        server: 'nsd',
        without: ['caa'],
        spoil: addLines('added-after-signing.vn. 3600 IN CAA 0 issue "ca.maychu.vn"'),
      },
    },
  ],
}));
