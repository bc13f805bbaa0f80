/** Japanese counterfeit goods on a Vietnamese page. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(522, () => ({
  about:
    'The title is a Japanese advertisement of counterfeit goods, and its words stand hidden in the page.',
  witness: ['A8-injected'],
  domains: [
    {
      name: 'tieudetiengnhat.com',
      web: {
        pages: {
          '/': sitePage({
            title: 'スーパーコピー 激安 通販',
            main: `${filling}
    <div hidden>送料無料 最安値 ブランドコピー 新品未使用</div>`,
          }),
        },
      },
    },
  ],
}));
