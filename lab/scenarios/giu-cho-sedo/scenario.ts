/** A name parked at a service for advertisements, known by its name servers. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(475, (at) => {
  const nameServers = ownNameServers('sedoparking.com', at, 'knot', 'nsd');
  return {
    about: 'All name servers are those of sedoparking.com.',
    witness: ['A8'],
    domains: [
      {
        name: 'giucho.com',
        dns: { nameServers, signed: false, without: ['caa', 'mail'] },
        web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
      },
      { name: 'sedoparking.com', dns: { nameServers }, web: 'none' },
    ],
  };
});
