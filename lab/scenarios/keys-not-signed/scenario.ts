/** A signer that lost the signature over its keys. */
import { defineScenario } from '../../scenario.ts';
import { dropSignature } from '../../spoil.ts';

export default defineScenario(239, () => ({
  about: 'The DNSKEY RRset carries no signature.',
  witness: ['S2', 'S6'],
  domains: [{ name: 'keys-not-signed.vn', dns: { spoil: dropSignature('keys-not-signed.vn', 'DNSKEY') } }],
}));
