/** One sign alone is no suspicion. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(523, () => ({
  about: 'Hidden words of gambling and nothing else: a single sign, shown as information, no flag.',
  witness: ['V5', 'A8-injected'],
  domains: [
    {
      name: 'motdauhieu.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Điện lạnh Thành Công',
            main: `${filling}
    <div style="display:none">cá cược bóng đá, lô đề</div>`,
          }),
        },
      },
    },
  ],
}));
