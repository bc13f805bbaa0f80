/** CAA names the authority that issued the certificate. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(323, () => ({
  about: 'CAA allows the authority that issued the certificate, and nobody else.',
  witness: [],
  domains: [
    {
      name: 'caa-allows-issuer.vn',
      dns: { without: ['caa'], records: ['@ CAA 0 issue "letsencrypt.org"', '@ CAA 0 issuewild ";"'] },
      web: { certificate: { issuer: 'ca-known' } },
    },
  ],
}));
