/** The hoster changed the authority and forgot CAA. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(322, () => ({
  about: 'CAA allows one authority, and the certificate is from another.',
  witness: ['T20'],
  domains: [
    {
      name: 'caa-forbids-issuer.vn',
      dns: { without: ['caa'], records: ['@ CAA 0 issue "digicert.com"'] },
      web: { certificate: { issuer: 'ca-known' } },
    },
  ],
}));
