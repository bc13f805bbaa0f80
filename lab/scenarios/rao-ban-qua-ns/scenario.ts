/** A name that stands at a broker of names. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(471, (at) => {
  const nameServers = ownNameServers('dan.com', at, 'knot', 'nsd');
  return {
    about: 'All name servers are those of a broker (dan.com).',
    witness: ['A8'],
    domains: [
      {
        name: 'tenmiendep.com',
        dns: { nameServers, signed: false, without: ['caa', 'mail'] },
        web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
      },
      { name: 'dan.com', dns: { nameServers }, web: 'none' },
    ],
  };
});
