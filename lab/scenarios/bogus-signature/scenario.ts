/** The signature over the website's address is wrong, so no validating resolver gives it out. */
import { defineScenario } from '../../scenario.ts';
import { breakSignature } from '../../spoil.ts';

export default defineScenario(5, () => ({
  about: 'The signature over the IPv4 address of the domain is wrong.',
  witness: ['S2'],
  domains: [{ name: 'bogus-signature.vn', dns: { spoil: breakSignature('bogus-signature.vn', 'A') } }],
}));
