/** https, with a picture over http. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(312, () => ({
  about: 'The https page shows a picture over http.',
  witness: ['W15'],
  domains: [
    {
      name: 'mixed-content-passive.vn',
      web: {
        nginx: [
          `sub_filter '</main>' '<img src="http://mixed-content-passive.vn/quan.jpg" alt="Quán nhìn từ ngoài đường"></main>';`,
        ],
      },
    },
  ],
}));
