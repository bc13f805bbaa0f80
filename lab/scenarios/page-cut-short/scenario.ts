/** The connection breaks in the middle of the page, every time. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(354, (at) => ({
  about: 'The front page ends before its announced length; all else is right.',
  witness: ['W15'],
  domains: [
    {
      name: 'page-cut-short.vn',
      web: [
        { http: 'closed', nginx: [`location = / { proxy_pass http://${at.v4(11)}; proxy_buffering off; }`] },
        { https: 'closed' },
        // The program behind nginx that does it.
        { hosts: ['sau.page-cut-short.vn'], address: 11, http: { misbehaves: 'cut-short' }, https: 'closed' },
      ],
    },
  ],
}));
