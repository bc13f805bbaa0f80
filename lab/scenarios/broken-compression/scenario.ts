/** A server that announces gzip and sends none. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(313, (at) => ({
  about: 'The front page claims to be gzip and is not; all else is right.',
  witness: ['W15'],
  domains: [
    {
      name: 'broken-compression.vn',
      web: [
        { http: 'closed', nginx: [`location = / { proxy_pass http://${at.v4(11)}; proxy_buffering off; }`] },
        { https: 'closed' },
        // The program behind nginx that does it.
        {
          hosts: ['sau.broken-compression.vn'],
          address: 11,
          http: { misbehaves: 'broken-compression' },
          https: 'closed',
        },
      ],
    },
  ],
}));
