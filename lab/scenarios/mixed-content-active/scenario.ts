/** https, with a script over http. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(311, () => ({
  about: 'The https page loads a script over http.',
  witness: ['W15'],
  domains: [
    {
      name: 'mixed-content-active.vn',
      web: {
        nginx: [
          `sub_filter '</main>' '<script src="http://mixed-content-active.vn/thuc-don.js"></script></main>';`,
        ],
      },
    },
  ],
}));
