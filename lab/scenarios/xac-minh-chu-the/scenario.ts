/** A registrar moved the name to servers for names whose holder was not verified. */
import { defineScenario, ownNameServers } from '../../scenario.ts';

export default defineScenario(467, (at) => {
  const nameServers = ownNameServers('suspended-domain.com', at, 'knot', 'nsd');
  return {
    about: 'All name servers are those of suspended-domain.com.',
    witness: ['A8'],
    domains: [
      {
        name: 'xacminhchuthe.com',
        dns: { nameServers, signed: false, without: ['caa', 'mail'] },
        web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
      },
      { name: 'suspended-domain.com', dns: { nameServers }, web: 'none' },
    ],
  };
});
