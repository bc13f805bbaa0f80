/** A tool lost one signature. */
import { defineScenario } from '../../scenario.ts';
import { dropSignature } from '../../spoil.ts';

export default defineScenario(225, () => ({
  about: 'The IPv4 address of www carries no signature.',
  witness: ['S2'],
  domains: [{ name: 'missing-signature.vn', dns: { spoil: dropSignature('www.missing-signature.vn', 'A') } }],
}));
