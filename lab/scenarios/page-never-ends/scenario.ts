/** A page that is still being sent when the visitor has gone home. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(353, (at) => ({
  about: 'The front page goes on for ever, a line at a time; all else is right.',
  witness: ['W15'],
  domains: [
    {
      name: 'page-never-ends.vn',
      web: [
        { http: 'closed', nginx: [`location = / { proxy_pass http://${at.v4(11)}; proxy_buffering off; }`] },
        { https: 'closed' },
        // The program behind nginx that has no end.
        {
          hosts: ['sau.page-never-ends.vn'],
          address: 11,
          http: { misbehaves: 'never-ends' },
          https: 'closed',
        },
      ],
    },
  ],
}));
