/** A signed zone that lost one link of its chain of denials. */
import { defineScenario } from '../../scenario.ts';
import { dropRecords, dropSignature, inOrder } from '../../spoil.ts';

export default defineScenario(232, () => ({
  about:
    'The NSEC between _dmarc and www is gone, so names in that gap are denied by an NSEC that does not cover them.',
  witness: ['S2', 'S8'],
  domains: [
    {
      name: 'denial-wrong.vn',
      dns: {
        server: 'nsd',
        spoil: inOrder(
          dropRecords('_dmarc.denial-wrong.vn', 'NSEC'),
          dropSignature('_dmarc.denial-wrong.vn', 'NSEC'),
        ),
      },
    },
  ],
}));
