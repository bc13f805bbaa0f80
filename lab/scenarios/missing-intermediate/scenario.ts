/** The hoster installed the certificate without its chain. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(271, () => ({
  about: 'The server sends the certificate without the intermediate that issued it.',
  witness: ['W6', 'T9'],
  domains: [{ name: 'missing-intermediate.vn', web: { certificate: { chain: 'missing' } } }],
}));
