/** The chain breaks at the keys, so nothing below them counts. */
import { defineScenario } from '../../scenario.ts';
import { breakSignature } from '../../spoil.ts';

export default defineScenario(226, () => ({
  about: 'The signature over the DNSKEY RRset is wrong.',
  witness: ['S2'],
  domains: [{ name: 'bogus-keys.vn', dns: { spoil: breakSignature('bogus-keys.vn', 'DNSKEY') } }],
}));
